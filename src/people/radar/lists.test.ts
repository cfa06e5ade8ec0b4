import { expect, test } from 'vitest'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'

const settings = '/environments/current/radar_settings'

/** The entries of every list in two spellings. */
const spellings: [string, string, string][] = [
  ['ip_address', '198.51.100.42', '198.51.100.42/32'],
  ['ip_address', '198.51.100.42', '::ffff:198.51.100.42'],
  ['ip_address', '198.51.100.99/24', '198.51.100.0/24'],
  ['ip_address', '::ffff:198.51.100.0/120', '198.51.100.0/24'],
  ['ip_address', '2001:DB8:0:0::1', '2001:db8::1'],
  ['ip_address', '2001:db8:ffff::/33', '2001:db8:8000::/33'],
  ['domain', 'Bücher.de', 'xn--bcher-kva.de'],
  ['email', 'Ada@Northwind.Example', 'ada@northwind.example'],
  ['device', 'device_1', 'device_1'],
  ['user_agent', 'curl/8.0', 'curl/8.0'],
  ['device_fingerprint', 'fp_1', 'fp_1'],
]

test.each(spellings)('in a list of type %s, %s is the entry %s, whichever was written', async (type, first, second) => {
  const { api } = await startServer()
  const path = `/radar/lists/${type}/block`

  expect(await api.post(path, { entry: first })).toMatchObject({
    status: 201,
    body: { message: 'Entry added to list' },
  })
  expect(await api.post(path, { entry: second })).toMatchObject({
    status: 200,
    body: { message: 'Entry already present in list' },
  })
  // The list that lets in is another one.
  expect((await api.request(`/radar/lists/${type}/allow`, { method: 'DELETE', body: { entry: first } })).status).toBe(
    404,
  )
  expect((await api.request(path, { method: 'DELETE', body: { entry: second } })).status).toBe(204)
  expect(await api.request(path, { method: 'DELETE', body: { entry: second } })).toMatchObject({
    status: 404,
    body: { message: `Radar list entry not found: '${second}'.` },
  })
})

const malformed: [string, string][] = [
  ...['', 'localhost', '300.1.1.1', '010.1.1.1', '127.1', '10.0.0.0/33', '10.0.0.0/', 'fe80::1%eth0', '::/129'].map(
    (entry): [string, string] => ['ip_address', entry],
  ),
  ['ip_address', '::ffff:198.51.100.0/90'],
  ...['', 'localhost', 'a@b.example', '.example.com', '*.example.com', '10.0.0.1'].map((entry): [string, string] => [
    'domain',
    entry,
  ]),
  ['email', 'Ada <ada@northwind.example>'],
  ['email', 'northwind.example'],
  ['device', ''],
  ['user_agent', 'two\nlines'],
  ['device_fingerprint', 'x'.repeat(513)],
  ['country', 'Germany'],
]

test.each(malformed)('[I-2] a list of type %s refuses %j in words, and switches nothing on', async (type, entry) => {
  const { api } = await startServer()

  const answer = await api.post(`/radar/lists/${type}/block`, { entry })

  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_radar_list_entry' } })
  expect((await api.get(settings)).body).toMatchObject({ restriction: 'off' })
})

test.each(['/radar/lists/shoe_size/block', '/radar/lists/ip_address/bless'])(
  '%s is no list: a 400 that names those that are',
  async (path) => {
    const { api } = await startServer()

    for (const method of ['POST', 'DELETE']) {
      const answer = await api.request(path, { method, body: { entry: '42' } })
      expect(answer).toMatchObject({
        status: 400,
        body: {
          code: 'invalid_radar_list',
          message: expect.stringMatching(/is "(shoe_size|bless)"\. Name one of `\w+`, /),
        },
      })
    }
  },
)

test('an entry as long as a list takes fits, whatever its letters', async () => {
  const { api } = await startServer()

  expect((await api.post('/radar/lists/user_agent/allow', { entry: '𝕏'.repeat(256) })).status).toBe(201)
  expect((await api.post('/radar/lists/device/allow', { entry: 'あ'.repeat(512) })).status).toBe(201)
})

test('the official SDK adds and removes entries', async () => {
  const { workos } = await startServer()
  const list = { type: 'ip_address', action: 'block' } as const

  expect(await workos.radar.addListEntry({ ...list, entry: '198.51.100.42' })).toEqual({
    message: 'Entry added to list',
  })
  expect(await workos.radar.addListEntry({ ...list, entry: '198.51.100.42' })).toEqual({
    message: 'Entry already present in list',
  })
  await workos.radar.removeListEntry({ ...list, entry: '198.51.100.42' })
  await expect(workos.radar.removeListEntry({ ...list, entry: '198.51.100.42' })).rejects.toMatchObject({ status: 404 })
})

test.each(['application/json', '*/*', 'text/plain', undefined])(
  'an entry is answered with 201 and a message for Accept: %s, as the SDKs for Ruby and Python read it',
  async (accept) => {
    const server = await startServer()
    // Their client for Ruby sends no Accept of its own, and parses the body of every answer as JSON.
    const answer = await send(server.url, '/radar/lists/device/block', {
      method: 'POST',
      key: server.apiKey,
      headers: accept === undefined ? {} : { accept },
      body: { entry: 'device_1' },
    })

    expect([answer.status, answer.json]).toEqual([201, { message: 'Entry added to list' }])
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
  },
)

test('the first entry switches the lists on, unless someone has decided otherwise', async () => {
  const { api } = await startServer()
  const entry = (text: string) => api.post('/radar/lists/email/block', { entry: text })

  await entry('a@northwind.example')
  expect((await api.get(settings)).body).toMatchObject({ restriction: 'block' })
  await api.request(settings, { method: 'PATCH', body: { restriction: 'off' } })
  await entry('b@northwind.example')

  expect((await api.get(settings)).body).toMatchObject({ restriction: 'off' })
})

test('a list of countries is refused clearly where no address is known to be in one', async () => {
  const { api } = await startServer()

  const answer = await api.post('/radar/lists/country/block', { entry: 'DE' })

  expect(answer).toMatchObject({ status: 400, body: { code: 'countries_unknown' } })
})
