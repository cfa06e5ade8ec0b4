import { expect, test } from 'vitest'
import { defined } from '#platform/defined.ts'
import { send } from '#test/samples.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { allowOrigin } from './browser-client.fixture.ts'

const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'
const origin = 'https://app.northwind.example'
const path = '/user_management/authenticate'

async function signIn(server: TestServer) {
  const { workos, clientId } = server
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  const { refreshToken } = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
  return { user, refreshToken }
}

/** As a script of a page would send it: from its origin, with the cookies of the browser. */
function refresh(
  { api, clientId }: TestServer,
  {
    from = origin,
    cookie,
    token,
    headers = {},
  }: Partial<Record<'from' | 'cookie' | 'token', string>> & { headers?: Record<string, string> },
) {
  return api.request(path, {
    method: 'POST',
    key: null,
    headers: { origin: from, ...defined({ cookie }), ...headers },
    body: {
      client_id: clientId,
      grant_type: 'refresh_token',
      ...defined({ refresh_token: token }),
    },
  })
}

const preflight = ({ api }: TestServer, from: string, target = path) =>
  api.request(target, {
    method: 'OPTIONS',
    key: null,
    headers: {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })

const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

test('[W-5] only registered origins are allowed, character by character, never null or any', async () => {
  const server = await startServer()
  await allowOrigin(server, origin)

  const allowed = await preflight(server, origin)
  expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, origin])
  expect(allowed.headers.get('access-control-allow-credentials')).toBe('true')
  expect(allowed.headers.get('access-control-allow-methods')).toBe('POST')
  expect(allowed.headers.get('vary')).toBe('Origin')
  for (const other of [
    'null',
    '*',
    'https://APP.northwind.example',
    'http://app.northwind.example',
    `${origin}:8443`,
    `${origin}.evil.example`,
    'https://evil.example',
  ]) {
    const refused = await preflight(server, other)
    expect([other, refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([other, 405, null])
    const answer = await refresh(server, { from: other, token: 'x' })
    expect([other, answer.headers.get('access-control-allow-origin')]).toEqual([other, null])
    expect(answer.headers.get('vary')).toBe('Origin')
  }
  expect((await preflight(server, origin, '/organizations')).headers.get('access-control-allow-origin')).toBeNull()
})

test('[W-5] a script may read refusals too, but nothing of an environment that did not register its origin', async () => {
  const [one, two] = [await startServer(), await startServer()]
  const ofOne = 'https://only-one.northwind.example'
  await allowOrigin(one, ofOne)
  const { refreshToken } = await signIn(two)

  const refused = await refresh(one, { from: ofOne, token: 'not a token' })
  expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, ofOne])
  const malformed = await one.api.request(path, { method: 'POST', key: null, headers: { origin: ofOne }, body: '{' })
  expect([malformed.status, malformed.headers.get('access-control-allow-origin')]).toEqual([400, ofOne])
  const foreign = await refresh(two, { from: ofOne, token: refreshToken })
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  expect(foreign.headers.getSetCookie()).toEqual([])
})

test('[W-4] a browser kit may leave its refresh token with the browser, which sends it to us alone', async () => {
  const server = await startServer()
  await allowOrigin(server, origin)
  const { refreshToken } = await signIn(server)

  const first = await refresh(server, { token: refreshToken })
  const [kept = '', sign = ''] = first.headers.getSetCookie()
  expect(kept).toMatch(/^gatehouse-refresh-\w+=[^;]+; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=None$/)
  expect(sign).toBe(`workos-has-session=${server.clientId}; Path=/; Max-Age=2592000; SameSite=Lax`)

  const second = await refresh(server, { cookie: cookiesOf(first.headers) })
  expect(second.status).toBe(200)
  const third = await refresh(server, { cookie: cookiesOf(second.headers) })
  expect((third.body as { refresh_token: string }).refresh_token).not.toBe(
    (second.body as { refresh_token: string }).refresh_token,
  )
  const nothing = await refresh(server, {})
  expect([nothing.status, nothing.body]).toEqual([400, expect.objectContaining({ error: 'invalid_request' })])
})

test('[W-4] [W-5] the kept token is worth nothing from elsewhere: another site, another client, no site at all', async () => {
  const [server, other] = [await startServer(), await startServer()]
  await allowOrigin(server, origin)
  await allowOrigin(other, origin)
  const { user, refreshToken } = await signIn(server)
  const { headers } = await refresh(server, { token: refreshToken })
  const cookie = cookiesOf(headers)

  for (const answer of [
    await refresh(server, { from: 'https://evil.example', cookie }),
    await refresh(other, { cookie }),
    await server.api.request(path, {
      method: 'POST',
      key: null,
      headers: { cookie },
      body: { client_id: server.clientId, grant_type: 'refresh_token' },
    }),
    await server.api.request(path, {
      method: 'POST',
      key: null,
      headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: `client_id=${server.clientId}&grant_type=refresh_token`,
    }),
  ]) {
    expect(answer.status).toBe(400)
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  expect((await server.workos.userManagement.listSessions(user.id)).data).toHaveLength(1)
})

test('a kept token whose session ended is taken back, and so are both cookies by a sign-out', async () => {
  const server = await startServer()
  await allowOrigin(server, origin)
  const { user, refreshToken } = await signIn(server)
  const { headers } = await refresh(server, { token: refreshToken })
  const cookie = cookiesOf(headers)
  const { data: sessions } = await server.workos.userManagement.listSessions(user.id)

  const out = await server.api.request(`/user_management/sessions/logout?session_id=${sessions[0]?.id}`, {
    key: null,
    headers: { cookie: `${cookie}.client_of_another_application` },
  })
  const [, refreshCookie = '', sign = ''] = out.headers.getSetCookie()
  expect(refreshCookie).toMatch(/^gatehouse-refresh-\w+=; .*Max-Age=0/)
  expect(sign).toMatch(/^workos-has-session=client_of_another_application; /)

  const refused = await refresh(server, { cookie })
  expect([refused.status, refused.body]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })])
  expect(refused.headers.getSetCookie().map((each) => /Max-Age=(\d+)/.exec(each)?.[1])).toEqual(['0', '0'])
})

test('[W-4] over https the refresh token is a cookie of our host alone, and the sign of a session is seen by all hosts of our site', async () => {
  const server = await startOwnServer({ config: { url: 'https://auth.northwind.example' } })
  try {
    await allowOrigin(server, origin)
    const { refreshToken } = await signIn(server)

    const { headers } = await refresh(server, { token: refreshToken })

    expect(headers.getSetCookie()[0]).toMatch(
      /^__Host-gatehouse-refresh-\w+=[^;]+; Path=\/; Max-Age=2592000; HttpOnly; Secure; SameSite=None$/,
    )
    expect(headers.getSetCookie()[1]).toBe(
      `workos-has-session=${server.clientId}; Path=/; Max-Age=2592000; SameSite=Lax; Domain=northwind.example; Secure`,
    )
  } finally {
    await server.close()
  }
})

test('an Idempotency-Key that two browsers share does not give one the tokens of the other', async () => {
  const server = await startServer()
  await allowOrigin(server, origin)
  const { refreshToken } = await signIn(server)
  const { headers } = await refresh(server, { token: refreshToken })
  const key = { 'idempotency-key': 'the same for everyone' }

  const mine = await refresh(server, { cookie: cookiesOf(headers), headers: key })
  const retried = await refresh(server, { cookie: cookiesOf(headers), headers: key })
  // Not through the client that holds answers against the official schema, which knows no reused key.
  const theirs = await send(server.url, path, {
    method: 'POST',
    headers: { ...key, origin, cookie: 'gatehouse-refresh-000000000000=x' },
    body: { client_id: server.clientId, grant_type: 'refresh_token' },
  })

  expect(mine.status).toBe(200)
  expect(retried.body).toEqual(mine.body)
  expect(theirs.status).toBe(422)
})
