import { afterAll, describe, expect, test } from 'vitest'
import { agentsOf } from '#connect/agent-registrations/agent.fixture.ts'
import { addressLimit } from '#platform/config/request-limits.ts'
import { type AddressLimit, limitsOfTries } from '#platform/guess-limits.ts'
import { startLocalServer } from './local-server.ts'
import { startOwnServer } from './server.ts'

/** Of all requests of an address, so that no other limit is reached by it first. */
const mostRequests = 90
const now = new Date('2026-06-01T12:00:00.000Z')
const server = await startOwnServer({
  config: {
    development: true,
    rateLimits: true,
    trustedProxies: ['127.0.0.1', '::1'],
    requestRates: {
      address: { limit: mostRequests, windowSeconds: 60 },
      deviceCodes: { limit: 10, windowSeconds: 60 },
      signInStarts: { limit: 10, windowSeconds: 60 },
    },
  },
  now: () => now,
})
// What stands there is no document.
const site = await startLocalServer(async () => ({ status: 404 }))
afterAll(async () => {
  await site.close()
  await server.close()
})
const { url, clientId, api, workos } = server
const set = (body: object) => api.request('/environments/current/sign_in_settings', { method: 'PATCH', body })
await set({ dynamic_client_registration: true, client_id_metadata_documents: true })
await agentsOf(server).enable({ agent_anonymous: true, agent_identity_assertion: true })
const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Contoso' })
const machine = await workos.connect.createM2MApplication('Importer', organizationId)

const redirectUri = 'https://app.example/callback'
await api.post('/user_management/redirect_uris', { uri: redirectUri })

type Send = (from: string) => Promise<number>

function sending(method: string, path: string, body: () => object | URLSearchParams = () => ({})): Send {
  return async (from) => {
    const given = method === 'GET' ? undefined : body()
    const isForm = given instanceof URLSearchParams
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { 'x-forwarded-for': from, ...(isForm ? {} : { 'content-type': 'application/json' }) },
      ...(given === undefined ? {} : { body: isForm ? given : JSON.stringify(given) }),
    })
    await answer.arrayBuffer()
    return answer.status
  }
}

let made = 0
const registration = { redirect_uris: ['https://client.example/callback'], token_endpoint_auth_method: 'none' }
const register = sending('POST', `/oauth2/${clientId}/register`, () => registration)
const readDocument = sending(
  'POST',
  `/oauth2/${clientId}/par`,
  () => new URLSearchParams({ client_id: `${site.url}/${made++}.json`, response_type: 'code' }),
)
const agent = (body: object) => sending('POST', `/oauth2/${clientId}/agent/identity`, () => body)

/** How each limit by network address is reached. */
const ways: Record<string, { limit: number; send: Send; begin?(): Promise<unknown> }> = {
  address: { limit: mostRequests, send: sending('GET', '/health') },
  deviceCodes: {
    limit: 10,
    send: sending('POST', '/device', () => new URLSearchParams({ csrf_token: 'x', user_code: 'BCDF-GHJK' })),
  },
  signInStarts: {
    limit: 10,
    send: sending(
      'GET',
      `/user_management/authorize?${new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, response_type: 'code' })}`,
    ),
  },
  client_registration_of_address: { limit: 20, send: register },
  client_registration_of_address_in_day: {
    limit: 16,
    send: register,
    begin: () => set({ client_registrations_per_day: 160 }),
  },
  client_document_of_address: {
    limit: 20,
    send: readDocument,
    begin: () => set({ client_registrations_per_day: 1_000 }),
  },
  client_document_of_address_in_day: {
    limit: 16,
    send: readDocument,
    begin: () => set({ client_registrations_per_day: 160 }),
  },
  agent_registrations_of_address: { limit: 5, send: agent({ type: 'anonymous' }) },
  agent_assertions_of_address: { limit: 60, send: agent({ type: 'identity_assertion', assertion: 'x' }) },
  client_secret: {
    limit: 10,
    send: sending(
      'POST',
      '/oauth2/introspection',
      () => new URLSearchParams({ client_id: machine.clientId, client_secret: 'wrong', token: 'x' }),
    ),
  },
}

const byAddress = [
  ...limitsOfTries().filter((limit): limit is AddressLimit => 'by' in limit && limit.by === 'address'),
  addressLimit,
  ...new Set(server.app.operations.flatMap(({ guessLimit, startLimit }) => guessLimit ?? startLimit ?? [])),
].map(({ name }) => name)

test('there is a way to reach every limit by network address, and no other limit is by one', () => {
  expect(Object.keys(ways).sort()).toEqual([...byAddress].sort())
  for (const limit of limitsOfTries())
    expect([limit.counts, /network address/.test(limit.subject)]).toEqual([limit.counts, 'by' in limit])
})

describe.each(byAddress.map((name, i) => [name, i] as const))('%s', (name, i) => {
  test('[U-1] counts the addresses of a /64 as one, and those of a /48 as four', async () => {
    const { limit, send, begin } = ways[name] as NonNullable<(typeof ways)[string]>
    await begin?.()
    const within = (subnet: number, host: number, site = 2 * i) =>
      `2001:db8:${(0x100 + site).toString(16)}:${subnet}::${(host + 1).toString(16)}`
    const flood = async (subnet: number) =>
      (await Promise.all(Array.from({ length: limit }, (_, host) => send(within(subnet, host))))).filter(
        (status) => status === 429,
      ).length

    expect(await flood(1), 'the first of a /64').toBe(0)
    expect(await send(within(1, 0xfffe)), 'another address of the /64').toBe(429)
    for (const subnet of [2, 3, 4]) expect(await flood(subnet), 'another /64').toBe(0)
    expect(await send(within(5, 0)), 'the fifth /64 of the /48').toBe(429)
    for (const elsewhere of [within(1, 0, 2 * i + 1), `203.0.113.${i + 1}`, `::ffff:198.51.100.${i + 1}`])
      expect([elsewhere, await send(elsewhere)]).not.toEqual([elsewhere, 429])
  })
})
