import { afterAll, expect, test } from 'vitest'
import { startOwnServer } from '#test/server.ts'
import { makeMachine } from './machine.fixture.ts'

const limit = 8
const server = await startOwnServer({
  config: {
    development: false,
    rateLimits: true,
    requestRates: { address: { limit, windowSeconds: 3_600 } },
    trustedProxies: ['127.0.0.1', '::1'],
  },
})
afterAll(() => server.close())
const { url, clientId: environmentId } = server
const machine = await makeMachine(server)
const basic = `Basic ${Buffer.from(`${machine.clientId}:${machine.secret}`).toString('base64')}`

function call(path: string, from: string, headers: Record<string, string> = {}, form?: Record<string, string>) {
  const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
  return fetch(url + path, { ...body, headers: { 'x-forwarded-for': from, ...headers } })
}
const credentials = { grant_type: 'client_credentials' }

test('an authenticated client does not count against its address, and passes beyond the limit for others there', async () => {
  const from = '203.0.113.1'
  const { clientId: app } = await server.workos.connect.createOAuthApplication(
    'App',
    true,
    undefined,
    undefined,
    undefined,
    true,
  )
  const getToken = (authorization: string) => call('/oauth2/token', from, { authorization }, credentials)
  for (let i = 0; i < 2 * limit; i += 1) expect((await getToken(basic)).status).toBe(200)

  for (let i = 0; i < limit; i += 1) expect((await call('/oauth2/token', from, {}, credentials)).status).toBe(401)
  const revoke = { token: 'x', client_id: app }
  for (const answer of [
    call('/oauth2/jwks', from),
    call('/oauth2/token', from, {}, credentials),
    call('/oauth2/revoke', from, {}, revoke),
  ])
    expect((await answer).status).toBe(429)
  expect((await getToken(`${basic}x`)).status).toBe(429)
  expect((await getToken(basic)).status).toBe(200)
  expect((await call('/oauth2/revoke', '203.0.113.2', {}, revoke)).status).toBe(200)
})

test('[W-5] scripts of any origin may read documents and tokens, without cookies; a page without an origin may not', async () => {
  const origin = 'https://client.example'
  const paths = [
    '/.well-known/oauth-authorization-server',
    `/oauth2/${environmentId}/.well-known/openid-configuration`,
    `/oauth2/${environmentId}/jwks`,
  ]
  const answers = [
    ...paths.map((path) => call(path, '203.0.113.3', { origin })),
    call('/oauth2/token', '203.0.113.3', { origin, authorization: basic }, credentials),
    call('/oauth2/token', '203.0.113.3', { origin }, credentials),
  ]
  for (const { headers } of await Promise.all(answers)) {
    expect(headers.get('access-control-allow-origin')).toBe(origin)
    expect(headers.has('access-control-allow-credentials')).toBe(false)
    expect(headers.get('vary')).toContain('Origin')
  }
  for (const none of ['null', 'https://client.example/x', 'file://'])
    expect(
      (await call('/oauth2/jwks', '203.0.113.4', { origin: none })).headers.has('access-control-allow-origin'),
    ).toBe(false)

  const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }
  const preflight = (headers: Record<string, string>) =>
    fetch(`${url}/oauth2/token`, { method: 'OPTIONS', headers: { 'x-forwarded-for': '203.0.113.5', ...headers } })
  const { status, headers } = await preflight(asked)
  expect([status, headers.get('access-control-allow-methods')]).toEqual([204, 'POST'])
  expect(headers.get('access-control-allow-headers')).toBe('authorization, *')
  expect((await preflight({ ...asked, origin: 'null' })).status).toBe(405)
})
