import { expect, test } from 'vitest'
import { insideTransaction } from '#platform/context.ts'
import { startServer } from '#test/server.ts'
import { events } from '../../catalog.ts'
import { recordEvent } from '../event-log/index.ts'
import { subscribableNames } from './event-names.ts'
import { webhookEndpointDisabled } from './events.ts'
import { aWhile, createOrganization, deliveriesOf, openReceiver, register } from './webhook.fixture.ts'

test('[E-4] the SDK verifies a delivery, raw and parsed, also with member names that look like integers', async () => {
  const { workos } = await startServer()
  const { url, received } = await openReceiver()
  const { secret } = await workos.webhooks.createWebhookEndpoint({ endpointUrl: url, events: ['organization.created'] })

  const metadata = { plan: 'pro', '10': 'ten', '2': 'two', ключ: '“ü” \u2028 👩‍🚀 </script>', escaped: '\\u0000' }
  const organization = await workos.organizations.createOrganization({ name: 'Foo', metadata })

  const [delivered] = await received(1)
  const sigHeader = delivered?.signature ?? ''
  const text = delivered?.body.toString() ?? ''
  for (const payload of [text, delivered?.body ?? '', JSON.parse(text)]) {
    const event = await workos.webhooks.constructEvent({ payload, sigHeader, secret })
    expect(event).toMatchObject({ event: 'organization.created', data: { id: organization.id, metadata } })
  }
  expect(text).toContain('"metadata":{"2":"two","10":"ten","plan":"pro"')
})

test('[E-4] the SDK verifies a delivery of every event that is announced, raw and parsed', async () => {
  const server = await startServer()
  const { url, received } = await openReceiver()
  const names = events.map(({ name }) => name).filter((name) => subscribableNames.has(name))
  const { id, secret } = await register(server, url, names)

  for (const event of names)
    expect((await server.api.post(`/webhook_endpoints/${id}/test`, { event })).status).toBe(202)

  const deliveries = await received(names.length)
  expect(deliveries.map(({ event }) => event.event).sort()).toEqual([...names].sort())
  for (const { body, signature: sigHeader } of deliveries) {
    const text = body.toString()
    for (const payload of [text, JSON.parse(text)]) {
      const constructed = await server.workos.webhooks.constructEvent({ payload, sigHeader, secret })
      expect(constructed.id).toBe(JSON.parse(text).id)
    }
  }
})

test('[E-4] a changed byte, another secret or an old timestamp is refused by the SDK', async () => {
  const server = await startServer()
  const { url, received } = await openReceiver()
  const { secret } = await register(server, url, ['organization.created'])
  await createOrganization(server)
  const [delivered] = await received(1)
  const sigHeader = delivered?.signature ?? ''
  const payload = delivered?.body.toString() ?? ''
  const construct = (changes: object) =>
    server.workos.webhooks.constructEvent({ payload, sigHeader, secret, ...changes }).then(() => 'accepted')

  expect(await construct({})).toBe('accepted')
  await expect(construct({ payload: payload.replace('Northwind', 'Southwind') })).rejects.toThrow('does not match')
  await expect(construct({ secret: 'whsec_another' })).rejects.toThrow('does not match')
  await aWhile(30)
  await expect(construct({ tolerance: 10 })).rejects.toThrow('Timestamp outside')
  const later = sigHeader.replace(/t=\d+/, `t=${Date.now() + 1_000}`)
  await expect(construct({ sigHeader: later })).rejects.toThrow('does not match')
})

test('[E-4] a delivery is a JSON POST of the event as the feed lists it, with no credential of ours', async () => {
  const server = await startServer()
  const { url, received } = await openReceiver()
  await register(server, `${url}?tenant=7`, ['organization.created'])

  await createOrganization(server)

  const [delivered] = await received(1)
  const { data } = (await server.api.get<{ data: unknown[] }>('/events?events=organization.created')).body
  expect(data).toEqual([delivered?.event])
  expect(delivered?.path).toBe('/webhooks?tenant=7')
  const { host, 'content-length': length, 'workos-signature': signature, ...headers } = delivered?.headers ?? {}
  expect(signature).toMatch(/^t=\d{13}, v1=[0-9a-f]{64}$/)
  expect(Number(length)).toBe(delivered?.body.length)
  expect(host).toBe(new URL(url).host)
  expect(headers).toEqual({
    'accept-encoding': 'identity',
    connection: 'keep-alive',
    'content-type': 'application/json',
    'user-agent': 'Gatehouse/1',
  })
})

test('an event is delivered after its commit, and never when it was rolled back', async () => {
  const server = await startServer()
  const { environment, app } = server
  const { url, received, delivered } = await openReceiver()
  await register(server, url, [webhookEndpointDisabled.name])
  const announce = async (id: string) => {
    const tx = await app.system.database.begin()
    const at = new Date().toISOString()
    recordEvent(insideTransaction(environment, tx), webhookEndpointDisabled, {
      object: 'webhook_endpoint',
      id,
      endpoint_url: 'https://example.com',
      status: 'disabled',
      events: [],
      failing_since: at,
      failures: 20,
      created_at: at,
      updated_at: at,
    })
    return tx
  }

  const kept = await announce('kept')
  const undone = await announce('undone')
  await aWhile()
  expect(delivered).toEqual([])

  await undone.rollback()
  await kept.commit()
  await received(1)
  await aWhile()
  expect(delivered.map(({ event }) => event.data.id)).toEqual(['kept'])
})

test('an endpoint gets what it subscribes to from its creation on, once each, and nothing of another environment', async () => {
  const server = await startServer()
  const other = await startServer()
  const { url, received, delivered } = await openReceiver()
  await createOrganization(server, 'before')
  await register(server, url, ['organization.created', 'organization.deleted'])
  await register(other, `${url}/other`, ['organization.deleted'])

  const id = await createOrganization(server, 'after')
  await server.workos.organizations.updateOrganization({ organization: id, name: 'renamed' })
  await createOrganization(other, 'elsewhere')
  await server.workos.organizations.deleteOrganization(id)

  await received(2)
  await aWhile()
  const got = delivered.map(({ path, event }) => [path, event.event, event.data.name])
  expect(got.sort()).toEqual([
    ['/webhooks', 'organization.created', 'after'],
    ['/webhooks', 'organization.deleted', 'renamed'],
  ])
})

test('a disabled or deleted endpoint gets nothing; enabled again, it gets what happens from then on', async () => {
  const server = await startServer()
  const { url, received, delivered } = await openReceiver()
  const { id } = await register(server, url, ['organization.created'])
  const setStatus = (status: 'enabled' | 'disabled') => server.workos.webhooks.updateWebhookEndpoint({ id, status })

  await setStatus('disabled')
  await createOrganization(server, 'while disabled')
  await aWhile()
  await setStatus('enabled')
  await createOrganization(server, 'while enabled')
  await received(1)
  await server.workos.webhooks.deleteWebhookEndpoint({ id })
  await createOrganization(server, 'while deleted')
  await aWhile()

  expect(delivered.map(({ event }) => event.data.name)).toEqual(['while enabled'])
})

test('two deliveries to one receiver, one after the other, use one connection', async () => {
  const server = await startServer()
  const receiver = await openReceiver()
  const { id } = await register(server, receiver.url, ['organization.created'])

  await createOrganization(server)
  await expect.poll(() => deliveriesOf(server, id, 'state=succeeded')).toHaveLength(1)
  await createOrganization(server)
  await receiver.received(2)

  expect(receiver.connections).toBe(1)
})
