import { afterAll, expect, test } from 'vitest'
import { type CustomerKeySettings, customerProviderNames } from '#platform/key-providers/index.ts'
import { type KeyService, startKeyService } from '#test/key-services.ts'
import { startOwnServer } from '#test/server.ts'

let hours = 0
const now = () => new Date(Date.now() + hours * 3_600_000)
const server = await startOwnServer({ now })
const services: KeyService[] = []
afterAll(async () => {
  for (const service of services) service.close()
  await server.close()
})
const { api, workos } = server
/** Longer than an opened key stays in memory. */
const later = () => {
  hours += 1
}

async function startWith(provider: CustomerKeySettings['provider'] = 'AWS_KMS') {
  const service = await startKeyService(provider, now)
  services.push(service)
  const { id } = await workos.organizations.createOrganization({ name: `Owner of ${services.length}` })
  const path = `/organizations/${id}/customer_key`
  const context = { organization_id: id, region: 'eu' }
  return {
    service,
    id,
    path,
    store: (value: string) => workos.vault.createObject({ name: `${id} ${value}`, value, context }),
    read: async (object: { id: string }) => api.get<{ value: string; error: string }>(`/vault/v1/kv/${object.id}`),
    configure: (settings: object = service.settings) =>
      api.put<{ provider: string; message: string; code: string }>(path, settings),
    keys: async () =>
      (
        await api.get<{
          data: { value: string; provider: string; is_customers: boolean; retired_at: string | null }[]
        }>('/vault/v1/keys?limit=100')
      ).body.data.filter(({ value }) => value === id),
    events: async () => {
      const { body } = await api.get<{
        data: { event: string; data: { verified?: boolean; key_provider?: string } }[]
      }>(`/events?order=asc&limit=100&organization_id=${id}`)
      return body.data
        .filter(({ event }) => /^vault\.(byok|kek)/.test(event))
        .map(({ event, data }) =>
          [event, data.key_provider, data.verified].filter((each) => each !== undefined).join(' '),
        )
    },
  }
}

test.each(customerProviderNames)(
  'a key at %s is used once it has encrypted and decrypted, for what is new and for what was there',
  async (provider) => {
    const { service, configure, store, read, keys, events, id, path } = await startWith(provider)
    const before = await store('before')

    const { status, body } = await configure()
    expect([status, body]).toEqual([200, expect.objectContaining({ provider, is_verified: true, organization_id: id })])
    expect((await api.get(path)).body).toEqual(body)
    const after = await store('after')
    const used = service.uses

    later()
    expect([(await read(before)).body.value, (await read(after)).body.value]).toEqual(['before', 'after'])
    expect(service.uses).toBeGreaterThan(used)
    const [first, second] = await keys()
    expect(
      [first, second].map((key) => [key?.provider.split(' ')[0], key?.is_customers, key?.retired_at === null]),
    ).toEqual(
      expect.arrayContaining([
        [provider, true, false],
        [provider, true, true],
      ]),
    )
    expect(await events()).toEqual([
      'vault.kek.created',
      `vault.byok_key.verification_completed ${provider} true`,
      'vault.kek.created',
    ])
  },
)

test('a customer who takes the key away takes the access away, whatever other entries a context has, and can give it back', async () => {
  const { service, configure, store, read, path } = await startWith()
  await configure()
  const object = await store('theirs')
  const { encryptedKeys } = await workos.vault.createDataKey({ context: object.context })
  later()
  service.trouble = 'denied'

  expect(await read(object)).toMatchObject({ status: 403, body: { code: 'customer_key_refused' } })
  expect((await read(object)).body.error).toMatch(/own key of org_\w+ cannot be used\. AccessDeniedException/)
  expect((await api.post('/vault/v1/keys/decrypt', { keys: encryptedKeys })).status).toBe(403)
  expect((await api.post(`${path}/verify`)).body).toMatchObject({ code: 'customer_key_unusable' })
  expect((await api.get(path)).body).toMatchObject({
    is_verified: false,
    last_error: expect.stringContaining('Access'),
  })
  service.trouble = 'failing'
  const { status, headers } = await read(object)
  expect([status, headers.get('retry-after')]).toEqual([503, '5'])

  service.trouble = undefined
  expect((await api.post(`${path}/verify`)).body).toMatchObject({ is_verified: true, last_error: null })
  expect((await read(object)).body.value).toBe('theirs')
})

test('a key that does not pass is not stored, changes nothing, and is recorded as one that did not', async () => {
  const { service, configure, store, events, keys, path } = await startWith('GCP_KMS')
  await store('before')
  service.trouble = 'denied'
  const { status, body } = await configure()
  expect([status, body]).toEqual([
    422,
    { code: 'customer_key_unusable', message: expect.stringMatching(/Permission denied on projects/) },
  ])
  expect((await api.get(path)).status).toBe(404)
  expect((await keys()).map(({ provider }) => provider)).toEqual(['LOCAL'])
  expect(await events()).toEqual(['vault.kek.created', 'vault.byok_key.verification_completed GCP_KMS false'])
})

test('a customer can change to another key, for which the former one is needed once more', async () => {
  const { service, configure, store, read, keys, path } = await startWith('GCP_KMS')
  await configure()
  const object = await store('moved')
  const next = await startKeyService('AZURE_KEY_VAULT', now)
  services.push(next)
  later()
  service.trouble = 'failing'
  expect((await configure(next.settings)).status).toBe(503)
  expect((await api.get(path)).body).toMatchObject({ provider: 'GCP_KMS' })

  service.trouble = undefined
  expect((await configure(next.settings)).status).toBe(200)
  service.close()
  later()
  expect((await read(object)).body.value).toBe('moved')
  expect(new Set((await keys()).map(({ provider }) => provider.split(' ')[0]))).toEqual(new Set(['AZURE_KEY_VAULT']))
})

test('an end of the use keeps what there is, or with force deletes its keys, so that no one can ever read it', async () => {
  const { service, configure, store, read, keys, path, events } = await startWith()
  await configure()
  const object = await store('kept')
  later()
  service.trouble = 'denied'
  expect(await api.delete(path)).toMatchObject({ status: 403 })
  service.trouble = undefined
  expect(await api.delete(path)).toMatchObject({ status: 204 })
  service.trouble = 'denied'
  later()
  expect((await read(object)).body.value).toBe('kept')
  expect((await keys()).map(({ is_customers }) => is_customers)).not.toContain(true)

  service.trouble = undefined
  await configure()
  service.trouble = 'denied'
  expect(await api.delete(`${path}?force=true`)).toMatchObject({ status: 204 })
  expect(await read(object)).toMatchObject({ status: 410, body: { code: 'vault_value_gone' } })
  expect(await keys()).toEqual([])
  expect((await events()).slice(-2).sort()).toEqual(['vault.byok_key.deleted AWS_KMS', 'vault.kek.deleted'])
  expect((await api.put(`/vault/v1/kv/${object.id}`, { value: 'again' })).status).toBe(201)
  expect((await read(object)).body.value).toBe('again')
})

test('with an organization go its key and what that alone could open', async () => {
  const { configure, store, read, id, keys } = await startWith()
  await configure()
  const object = await store('gone')
  await workos.organizations.deleteOrganization(id)
  expect(await read(object)).toMatchObject({ status: 410 })
  expect(await keys()).toEqual([])
})

test.each([
  ['a private network', { provider: 'GCP_KMS', endpoint: 'https://10.0.0.1:8200' }, '`endpoint` cannot be used.'],
  [
    'another place than AWS',
    { provider: 'AWS_KMS', endpoint: 'https://169.254.169.254' },
    '`endpoint` cannot be used.',
  ],
  ['no ARN', { provider: 'AWS_KMS', key_arn: 'alias/mine' }, '`key_arn` must look like'],
  [
    'no key of Azure',
    { provider: 'AZURE_KEY_VAULT', key_url: 'https://evil.example/keys/a' },
    '`key_url` must look like',
  ],
  ['no file of Google', { provider: 'GCP_KMS', service_account_key: '{}' }, '`service_account_key` is no key'],
])('a key with %s is refused before anyone is asked', async (_what, changes, why) => {
  const { service, configure } = await startWith(changes.provider as CustomerKeySettings['provider'])
  const { status, body } = await configure({ ...service.settings, ...changes })
  expect([status, body.message]).toEqual([422, expect.stringContaining(why)])
  expect(service.uses).toBe(0)
})
