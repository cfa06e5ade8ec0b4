import { createHash } from 'node:crypto'
import { createWorkOS } from '@workos-inc/node'
import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'
const redirectUri = 'https://app.example.com/callback'

async function prepare() {
  const server = await startServer()
  await ensureRedirectUri(server.environment, redirectUri)
  const user = await server.workos.userManagement.createUser({
    email: 'ada@northwind.example',
    password,
    emailVerified: true,
  })
  return { server, user, browser: new FormBrowser(server.url) }
}

function authorizeUrl({ workos, clientId }: TestServer, extra: Record<string, string> = {}): string {
  const url = new URL(
    workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId, state: 'a state & more' }),
  )
  for (const [name, value] of Object.entries(extra)) url.searchParams.set(name, value)
  return url.href
}

async function signIn(browser: FormBrowser, url: string, email = 'ada@northwind.example'): Promise<URL> {
  await browser.open(url)
  await browser.submit({ email })
  await browser.submit({ password })
  return browser.location
}

test('a sign-in on the hosted pages comes back with a code and the state byte for byte; the code gives a session', async () => {
  const { server, user, browser } = await prepare()

  const callback = await signIn(browser, authorizeUrl(server))

  expect(callback.origin + callback.pathname).toBe(redirectUri)
  expect(callback.searchParams.get('state')).toBe('a state & more')
  const code = callback.searchParams.get('code') ?? ''
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  const answer = await server.workos.userManagement.authenticateWithCode({ clientId: server.clientId, code })
  expect(answer.user.id).toBe(user.id)
})

test('[A-3] a second use of a code is refused and ends the session that the first use began', async () => {
  const { server, browser, user } = await prepare()
  const { workos, clientId } = server
  const code = (await signIn(browser, authorizeUrl(server))).searchParams.get('code') ?? ''
  const { refreshToken } = await workos.userManagement.authenticateWithCode({ clientId, code })

  await expect(workos.userManagement.authenticateWithCode({ clientId, code })).rejects.toMatchObject({
    error: 'invalid_grant',
  })

  await expect(workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect((await workos.userManagement.listSessions(user.id)).data).toEqual([])
})

test('[A-3] of ten parallel uses of a code one succeeds', async () => {
  const { server, browser } = await prepare()
  const code = (await signIn(browser, authorizeUrl(server))).searchParams.get('code') ?? ''
  const uses = await Promise.all(
    Array.from({ length: 10 }, () =>
      server.api.post('/user_management/authenticate', {
        client_id: server.clientId,
        client_secret: server.apiKey,
        grant_type: 'authorization_code',
        code,
      }),
    ),
  )
  expect(uses.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(uses.filter(({ status }) => status === 400)).toHaveLength(9)
})

test('[A-2, A-3] a challenge demands its verifier; a wrong verifier spends the code, a missing secret does not', async () => {
  const { server, browser } = await prepare()
  const verifier = 'v'.repeat(64)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const pkce = { code_challenge: challenge, code_challenge_method: 'S256' }
  const exchange = (code: string, extra: Record<string, string>) =>
    server.api.request('/user_management/authenticate', {
      method: 'POST',
      key: null,
      body: { client_id: server.clientId, grant_type: 'authorization_code', code, ...extra },
    })

  const first = (await signIn(browser, authorizeUrl(server, pkce))).searchParams.get('code') ?? ''
  expect((await exchange(first, {})).body).toMatchObject({ error: 'unauthorized_client' })
  expect((await exchange(first, { client_secret: 'sk_wrong_secret' })).body).toMatchObject({
    error: 'unauthorized_client',
  })
  expect((await exchange(first, { code_verifier: verifier })).status).toBe(200)

  await browser.open(authorizeUrl(server, pkce))
  const second = browser.location.searchParams.get('code') ?? ''
  expect((await exchange(second, { code_verifier: 'w'.repeat(64) })).body).toMatchObject({ error: 'invalid_grant' })
  expect((await exchange(second, { code_verifier: verifier })).body).toMatchObject({ error: 'invalid_grant' })

  await browser.open(authorizeUrl(server))
  const plain = browser.location.searchParams.get('code') ?? ''
  expect((await exchange(plain, { code_verifier: verifier })).body).toMatchObject({ code: 'code_challenge_not_found' })
})

test('the official SDK of a client without a secret signs in with the verifier that it made', async () => {
  const { server, user, browser } = await prepare()
  const publicClient = createWorkOS({
    clientId: server.clientId,
    apiHostname: 'localhost',
    port: Number(new URL(server.url).port),
    https: false,
  })
  const { url, state, codeVerifier } = await publicClient.userManagement.getAuthorizationUrlWithPKCE({
    provider: 'authkit',
    redirectUri,
    clientId: server.clientId,
  })

  const callback = await signIn(browser, url)

  expect(callback.searchParams.get('state')).toBe(state)
  const code = callback.searchParams.get('code') ?? ''
  const answer = await publicClient.userManagement.authenticateWithCodeAndVerifier({
    clientId: server.clientId,
    code,
    codeVerifier,
  })
  expect(answer.user.id).toBe(user.id)
})

test('[A-1] an address that is not registered, character by character, gets an error page and no redirect', async () => {
  const { server } = await prepare()
  for (const uri of [
    'https://evil.example.com/callback',
    'https://app.example.com/callback/',
    'https://app.example.com/callback?x=1',
    'https://app.example.com:8443/callback',
    'https://APP.example.com/callback',
    'https://user@app.example.com/callback',
    'https://app.example.com/callback#fragment',
    'https://app.example.com/%63allback',
    'javascript:alert(1)',
  ]) {
    const { status, headers, body } = await server.api.get(
      `/user_management/authorize?client_id=${server.clientId}&response_type=code&provider=authkit&redirect_uri=${encodeURIComponent(uri)}`,
    )
    expect([uri, status, headers.get('location')]).toEqual([uri, 400, null])
    expect(body).toContain('not registered')
  }
  const twice = await server.api.get(
    `${authorizeUrl(server).slice(server.url.length)}&redirect_uri=https://evil.example.com`,
  )
  expect(twice.status).toBeGreaterThanOrEqual(400)
})

test('a request that cannot be served comes back to the application with an error and the state', async () => {
  const { server, browser } = await prepare()
  const cases: [Record<string, string>, string][] = [
    [{ code_challenge: 'c'.repeat(43) }, 'invalid_request'],
    [{ provider: 'GoogleOAuth' }, 'connection_invalid'],
    [{ organization_id: 'org_01ARZ3NDEKTSV4RRFFQ69G5FAV' }, 'organization_invalid'],
    [{ connection_id: 'conn_1' }, 'ambiguous_connection_selector'],
  ]
  for (const [extra, error] of cases) {
    await browser.open(authorizeUrl(server, extra))
    expect([browser.location.searchParams.get('error'), browser.location.searchParams.get('state')]).toEqual([
      error,
      'a state & more',
    ])
  }
})

test('a browser that is signed in is not asked again, unless the application wants a fresh sign-in or it signed out', async () => {
  const { server, browser } = await prepare()
  const { workos, clientId } = server
  const code = (await signIn(browser, authorizeUrl(server))).searchParams.get('code') ?? ''
  const { accessToken } = await workos.userManagement.authenticateWithCode({ clientId, code })
  const sessionId = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()).sid as string

  await browser.open(authorizeUrl(server))
  expect(browser.location.searchParams.has('code')).toBe(true)
  for (const fresh of [{ prompt: 'login' }, { max_age: '0' }] as Record<string, string>[]) {
    await browser.open(authorizeUrl(server, fresh))
    expect(browser.location.pathname).toBe('/sign-in')
  }

  await browser.open(workos.userManagement.getLogoutUrl({ sessionId, returnTo: redirectUri }))
  expect(browser.location.href).toBe(redirectUri)
  await browser.open(authorizeUrl(server))
  expect(browser.location.pathname).toBe('/sign-in')
})

test('who signs in again because the application wants it is announced, with a later auth_time; no one else is', async () => {
  const { server, browser, user } = await prepare()
  const { workos, clientId } = server
  const other = await workos.userManagement.createUser({ email: 'other@example.com', password, emailVerified: true })
  const announced = async () => {
    const { body } = await server.api.get<{ data: { data: unknown }[] }>(
      '/events?events=authentication.reauthentication_succeeded',
    )
    return body.data.map(({ data }) => data)
  }
  const authTime = async (url: URL) => {
    const code = url.searchParams.get('code') ?? ''
    const { accessToken } = await workos.userManagement.authenticateWithCode({ clientId, code })
    return JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()).auth_time as number
  }
  const first = await authTime(await signIn(browser, authorizeUrl(server)))
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  await browser.open(authorizeUrl(server, { max_age: '3600' }))
  expect(await authTime(browser.location)).toBe(first)
  expect(await announced()).toEqual([])

  expect(await authTime(await signIn(browser, authorizeUrl(server, { max_age: '0' })))).toBeGreaterThan(first)
  await signIn(browser, authorizeUrl(server, { prompt: 'login' }), other.email)
  expect(await announced()).toMatchObject([
    { type: 'reauthentication', status: 'succeeded', user_id: user.id, email: user.email },
  ])
})

test('[A-11] sign-out leads to registered addresses only', async () => {
  const { server, browser } = await prepare()
  const { workos, clientId, api } = server
  const code = (await signIn(browser, authorizeUrl(server))).searchParams.get('code') ?? ''
  const { accessToken } = await workos.userManagement.authenticateWithCode({ clientId, code })
  const sessionId = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()).sid as string
  const logout = `/user_management/sessions/logout?session_id=${sessionId}&return_to=https://evil.example.com`

  expect((await api.get(logout)).status).toBe(200)
  await api.put('/user_management/app_homepage_url', { url: 'https://app.example.com' })
  expect((await api.get(logout)).headers.get('location')).toBe('https://app.example.com')
})

test('[W-3] a form from another site, without its token or in another browser does nothing', async () => {
  const { server, browser, user } = await prepare()
  await browser.open(authorizeUrl(server))
  await browser.submit({ email: user.email })
  const { form } = browser
  const attempts: [FormBrowser, Record<string, string>, Record<string, string>][] = [
    [browser, {}, { origin: 'https://evil.example.com' }],
    [browser, {}, { origin: 'null' }],
    [browser, { csrf_token: 'x'.repeat(43) }, {}],
    [new FormBrowser(server.url), {}, {}],
  ]
  for (const [from, fields, headers] of attempts) {
    const reply = await from.send(form.action, { ...form.fields, password, ...fields }, headers)
    expect(reply.status).toBeGreaterThanOrEqual(400)
  }
  expect((await server.workos.userManagement.listSessions(user.id)).data).toEqual([])
  await browser.submit({ password })
  expect(browser.location.searchParams.has('code')).toBe(true)
})

test('[W-1, W-4] pages carry a strict policy, cookies are closed to scripts and other sites', async () => {
  const { server } = await prepare()
  const begun = await server.api.get(authorizeUrl(server).slice(server.url.length))
  const cookies = begun.headers.getSetCookie()
  expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
    'gatehouse-device',
    expect.stringMatching(/^gatehouse-flow-/),
  ])
  for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
  const page = await server.api.request((begun.headers.get('location') ?? '').slice(server.url.length), {
    headers: { cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') },
  })
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' https: data:; form-action 'self' https://app.example.com; base-uri 'none'; frame-ancestors 'none'",
  )
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  expect(page.headers.get('referrer-policy')).toBe('same-origin')
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(page.body).not.toMatch(/<script|style="/)
})

test('[W-2] what the application sends along is shown as text', async () => {
  const { server, browser } = await prepare()
  await browser.open(authorizeUrl(server, { login_hint: '"><script>alert(1)</script>' }))
  expect(browser.html).not.toContain('<script>')
  expect(browser.html).toContain('&lt;script&gt;')
})

test('signing up with an address that has an account looks the same, signs no one up twice and keeps the password', async () => {
  const { server, browser, user } = await prepare()
  const signUp = async (email: string) => {
    await browser.open(authorizeUrl(server, { screen_hint: 'sign-up', prompt: 'login' }))
    await browser.submit({ email, password: 'another sturdy passphrase' })
    return {
      path: browser.location.pathname,
      html: browser.html.replaceAll(email, 'EMAIL').replaceAll(/value="[^"]+"|request=\w+/g, ''),
    }
  }

  const known = await signUp(user.email)
  const unknown = await signUp('new@northwind.example')

  expect(known.path).toBe('/email-verification')
  expect(known).toEqual(unknown)
  await server.workos.userManagement.authenticateWithPassword({
    clientId: server.clientId,
    email: user.email,
    password,
  })
})

test('[U-4] signing up costs one hash and answers the same, whether or not the address is taken, and whatever is wrong with the password', async () => {
  const { server, browser, user } = await prepare()
  const { workos, app } = server
  const bare = await workos.userManagement.createUser({ email: 'bare@northwind.example' })
  const { passwords } = app.system
  const signUp = async (email: string, password: string) => {
    await browser.open(authorizeUrl(server, { screen_hint: 'sign-up', prompt: 'login' }))
    const { hashes, verifications } = passwords
    await browser.submit({ email, password })
    return {
      hashes: passwords.hashes - hashes,
      verifications: passwords.verifications - verifications,
      path: browser.location.pathname,
      html: browser.html.replaceAll(email, 'EMAIL').replaceAll(/value="[^"]+"|request=\w+/g, ''),
    }
  }

  for (const [attempt, hashes, path] of [
    ['another sturdy passphrase', 1, '/email-verification'],
    [password, 1, '/email-verification'],
    ['too short', 0, '/sign-up'],
  ] as const) {
    const unknown = await signUp(`new-${hashes}-${attempt.length}@northwind.example`, attempt)
    expect(unknown).toMatchObject({ hashes, verifications: 0, path })
    expect(await signUp(user.email, attempt)).toEqual(unknown)
    expect(await signUp(bare.email, attempt)).toEqual(unknown)
  }
})

test('[U-11] no header of a request decides where a link or redirect leads', async () => {
  const { server } = await prepare()
  const forged = {
    'x-forwarded-host': 'evil.example.com',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example.com',
  }
  const begun = await server.api.request(authorizeUrl(server).slice(server.url.length), { headers: forged })
  expect(begun.headers.get('location')?.startsWith(`${server.url}/sign-in?`)).toBe(true)
  const keys = await server.api.request('/openapi.json', { headers: forged })
  expect(JSON.stringify(keys.body)).not.toContain('evil.example.com')
})

test('[T-8] no header or field turns a request into another method', async () => {
  const { server, user } = await prepare()
  const path = `/user_management/users/${user.id}`
  for (const headers of [{ 'x-http-method-override': 'DELETE' }, { 'x-method-override': 'DELETE' }] as Record<
    string,
    string
  >[]) {
    await server.api.request(path, { method: 'PUT', body: { _method: 'DELETE', first_name: 'Ada' }, headers })
    await server.api.request(`${path}?_method=DELETE`, { headers })
  }
  expect((await server.workos.userManagement.getUser(user.id)).firstName).toBe('Ada')
})

test('[U-1] a sign-up mails an address three codes a minute at most, however often it is asked for, and says so', async () => {
  const { server, browser, user } = await prepare()
  const signUp = async () => {
    await browser.open(authorizeUrl(server, { screen_hint: 'sign-up', prompt: 'login' }))
    await browser.submit({ email: user.email, password })
  }

  for (let i = 0; i < 3; i++) await signUp()
  expect(browser.location.pathname).toBe('/email-verification')
  await browser.open(authorizeUrl(server, { screen_hint: 'sign-up', prompt: 'login' }))
  await browser.submit({ email: user.email, password })
  expect(browser.status).toBe(429)
  expect(Number(browser.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(browser.location.pathname).toBe('/sign-up')
  expect(browser.html).toContain('role="alert"')
  expect(await server.outbox(user.email)).toHaveLength(3)
})

test('of parallel sign-ups with one address one makes the account, and all are asked for a code', async () => {
  const { server } = await prepare()
  const email = 'new@northwind.example'
  const settings = { method: 'PATCH', body: { sign_in_methods: ['magic_auth'] } }
  expect((await server.api.request('/environments/current/sign_in_settings', settings)).status).toBe(200)
  const browsers = Array.from({ length: 3 }, () => new FormBrowser(server.url))
  for (const browser of browsers) await browser.open(authorizeUrl(server, { screen_hint: 'sign-up' }))

  await Promise.all(browsers.map((browser) => browser.submit({ email })))

  expect(browsers.map(({ location }) => location.pathname)).toEqual(Array(3).fill('/email-verification'))
  expect((await server.workos.userManagement.listUsers({ email })).data).toHaveLength(1)
})
