import * as client from 'openid-client'
import { afterAll, describe, expect, test } from 'vitest'
import { deleteEnvironment } from '#environment/environments/index.ts'
import { startOwnServer } from '#test/server.ts'
import { oneInTurn } from '#test/turns.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'
import { createSuite, responseModes } from './openid-conformance.fixture.ts'

/**
 * The modules of the OpenID Foundation's conformance suite, by their names: what each sends, and what it demands of the answer.
 * docs/openid-conformance.md lists their results.
 */
let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)
const own = await startOwnServer({ now })
afterAll(() => own.close())
// Requests without a client lead to the only environment of a server.
await deleteEnvironment(own.app.system, own.app.firstEnvironment.environmentId)
const server = await startConnect(own)
const { issuer, person, url, workos } = server
await workos.userManagement.updateUser({ userId: person.id, firstName: 'Ada', lastName: 'Lovelace' })
const application = await server.firstParty()
const profile = { name: 'Ada Lovelace', given_name: 'Ada', family_name: 'Lovelace' }
const email = { email: person.email, email_verified: true }

async function metadata(): Promise<Record<string, unknown>> {
  return (await fetch(`${issuer}/.well-known/openid-configuration`)).json() as Promise<Record<string, unknown>>
}

describe.each(oneInTurn(responseModes))('Basic OP, response_mode %s', (mode) => {
  const suite = createSuite(server, application, mode, now)
  const { authorize, exchange, request, run, userinfo } = suite

  test('oidcc-server', async () => {
    const { claims } = await run()

    expect(claims.sub).toBe(person.id)
  })

  test('oidcc-response-type-missing', async () => {
    expect(await authorize(server.browser(), { response_type: null })).toMatchObject({
      error: 'invalid_request',
      state: 'a state',
    })
  })

  test('oidcc-userinfo-get', async () => {
    const { tokens } = await run()

    expect(await userinfo(tokens.access_token)).toEqual({ status: 200, body: { sub: person.id } })
  })

  test('oidcc-userinfo-post-header', async () => {
    const { tokens } = await run()

    const headers = { authorization: `Bearer ${tokens.access_token}` }
    expect(await userinfo('', { method: 'POST', headers })).toEqual({ status: 200, body: { sub: person.id } })
  })

  test('oidcc-userinfo-post-body', async () => {
    const { tokens } = await run()

    const body = new URLSearchParams({ access_token: tokens.access_token })
    expect(await userinfo('', { method: 'POST', body })).toEqual({ status: 200, body: { sub: person.id } })
  })

  test('oidcc-ensure-request-without-nonce-succeeds-for-code-flow', async () => {
    const { claims } = await run({ nonce: null })

    expect(claims).not.toHaveProperty('nonce')
  })

  test('oidcc-scope-profile', async () => {
    const { tokens } = await run({ scope: 'openid profile' })

    expect((await userinfo(tokens.access_token)).body).toEqual({ sub: person.id, ...profile })
  })

  test('oidcc-scope-email', async () => {
    const { tokens } = await run({ scope: 'openid email' })

    expect((await userinfo(tokens.access_token)).body).toEqual({ sub: person.id, ...email })
  })

  test.each(['address', 'phone'])('oidcc-scope-%s', async (scope) => {
    // The suite skips what the metadata does not announce.
    expect((await metadata()).scopes_supported).not.toContain(scope)
    expect(await authorize(server.browser(), { scope: `openid ${scope}` })).toMatchObject({ error: 'invalid_scope' })
  })

  test('oidcc-scope-all', async () => {
    const { tokens } = await run({ scope: 'openid profile email offline_access' })

    expect((await userinfo(tokens.access_token)).body).toEqual({ sub: person.id, ...profile, ...email })
  })

  test('oidcc-ensure-other-scope-order-succeeds', async () => {
    const { tokens } = await run({ scope: 'email openid' })

    expect((await userinfo(tokens.access_token)).body).toEqual({ sub: person.id, ...email })
  })

  test.each(['page', 'popup'])('oidcc-display-%s', async (display) => {
    await run({ display })
  })

  test('oidcc-prompt-login', async () => {
    const browser = server.browser()
    const first = await run({}, browser)
    offsetMs += 2_000
    await browser.open(request({ prompt: 'login' }).href)
    await server.signIn(browser)
    const { body } = await exchange(suite.answer(browser).code)

    expect(claimsOf(body.id_token).auth_time).toBeGreaterThan(Number(first.claims.auth_time))
  })

  test('oidcc-prompt-none-not-logged-in', async () => {
    expect(await authorize(server.browser(), { prompt: 'none' })).toMatchObject({
      error: 'login_required',
      state: 'a state',
    })
  })

  test('oidcc-prompt-none-logged-in', async () => {
    const browser = server.browser()
    const first = await run({}, browser)
    const second = await run({ prompt: 'none' }, browser)

    expect(second.claims).toMatchObject({ sub: first.claims.sub, auth_time: first.claims.auth_time })
  })

  test('oidcc-max-age-1', async () => {
    const browser = server.browser()
    const first = await run({}, browser)
    offsetMs += 2_000
    await browser.open(request({ max_age: '1' }).href)
    await server.signIn(browser)
    const { body } = await exchange(suite.answer(browser).code)

    expect(claimsOf(body.id_token).auth_time).toBeGreaterThan(Number(first.claims.auth_time))
  })

  test('oidcc-max-age-10000', async () => {
    const browser = server.browser()
    const first = await run({ max_age: '10000' }, browser)
    await browser.open(request({ max_age: '10000' }).href)
    const { body } = await exchange(suite.answer(browser).code)

    expect(claimsOf(body.id_token)).toMatchObject({ sub: first.claims.sub, auth_time: first.claims.auth_time })
  })

  test('oidcc-ensure-request-with-unknown-parameter-succeeds', async () => {
    await run({ extra: 'foobar' })
  })

  test('oidcc-id-token-hint', async () => {
    const browser = server.browser()
    const { tokens, claims } = await run({}, browser)
    const second = await run({ prompt: 'none', id_token_hint: tokens.id_token }, browser)

    expect(second.claims.sub).toBe(claims.sub)
  })

  test('oidcc-login-hint', async () => {
    const browser = server.browser()
    await browser.open(request({ login_hint: person.email }).href)

    expect(browser.html).toContain(`value="${person.email}"`)
    await server.signIn(browser)
    expect(suite.answer(browser)).toHaveProperty('code')
  })

  test('oidcc-ui-locales', async () => {
    const browser = server.browser()
    await browser.open(request({ ui_locales: 'se fr' }).href)

    expect(browser.html).toContain('<html lang="fr"')
    await server.signIn(browser)
    expect(suite.answer(browser)).toHaveProperty('code')
  })

  test('oidcc-claims-locales', async () => {
    const { tokens } = await run({ scope: 'openid profile', claims_locales: 'se' })

    expect((await userinfo(tokens.access_token)).body).toEqual({ sub: person.id, ...profile })
  })

  test('oidcc-ensure-request-with-acr-values-succeeds', async () => {
    const { acr_values_supported: supported } = await metadata()
    const { claims } = await run({ acr_values: (supported as string[]).join(' ') })

    expect([claims.acr, claims.amr]).toEqual(['aal1', ['pwd']])
  })

  test('oidcc-codereuse', async () => {
    const { answer } = await run()

    expect(await exchange(answer.code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  test('oidcc-codereuse-30seconds', async () => {
    const { answer, tokens } = await run()
    offsetMs += 30_000

    expect(await exchange(answer.code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await userinfo(tokens.access_token)).status).toBe(401)
  })

  test('oidcc-ensure-registered-redirect-uri', async () => {
    const browser = server.browser()
    await browser.open(request({ redirect_uri: `${redirectUri}/unregistered` }).href)

    expect([browser.location.origin, browser.status]).toEqual([url, 400])
  })

  test('oidcc-ensure-post-request-succeeds', async () => {
    const browser = server.browser()
    const fields = Object.fromEntries(request().searchParams)
    await browser.arriveByForm(`${url}/oauth2/authorize`, fields, 'https://reports.contoso.example')
    await server.signIn(browser)

    expect((await exchange(suite.answer(browser).code)).status).toBe(200)
  })

  test('oidcc-server-client-secret-post', async () => {
    const { code = '' } = await authorize(server.browser())
    const response = await fetch(`${url}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        client_id: application.clientId,
        client_secret: application.secret,
      }),
    })

    expect([response.status, await response.json()]).toMatchObject([200, { id_token: expect.any(String) }])
  })

  test.each([
    [
      'oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported',
      { request: 'eyJhbGciOiJub25lIn0.e30.' },
      'request_not_supported',
    ],
    [
      'oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported',
      { request_uri: 'https://reports.contoso.example/request.jwt' },
      'request_uri_not_supported',
    ],
  ] as const)('%s', async (_module, more, error) => {
    expect(await authorize(server.browser(), more)).toMatchObject({ error, state: 'a state' })
  })

  test('oidcc-ensure-request-object-with-redirect-uri', async () => {
    expect((await metadata()).request_parameter_supported).toBe(false)
    const more = { request: 'eyJhbGciOiJub25lIn0.e30.', redirect_uri: `${redirectUri}/unregistered` }
    const browser = server.browser()
    await browser.open(request(more).href)

    expect([browser.location.origin, browser.status]).toEqual([url, 400])
  })

  test('oidcc-claims-essential', async () => {
    const claims = JSON.stringify({ userinfo: { name: { essential: true }, picture: null } })
    const { tokens, claims: idToken } = await run({ claims })

    expect((await userinfo(tokens.access_token)).body).toEqual({ sub: person.id, name: profile.name })
    expect(idToken).not.toHaveProperty('name')
  })

  test('oidcc-refresh-token', async () => {
    const { tokens, claims } = await run({ scope: 'openid offline_access', prompt: 'consent' }, await consenting())
    const refreshed = await exchange(undefined, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
    })

    expect(refreshed.status).toBe(200)
    expect(claimsOf(refreshed.body.id_token)).toMatchObject({
      iss: issuer,
      sub: claims.sub,
      aud: application.clientId,
      auth_time: claims.auth_time,
    })
  })

  test('oidcc-ensure-request-with-valid-pkce-succeeds', async () => {
    const code_verifier = client.randomPKCECodeVerifier()
    const challenge = { code_challenge: await client.calculatePKCECodeChallenge(code_verifier) }
    const asked = { ...challenge, code_challenge_method: 'S256' }
    const { code } = await authorize(server.browser(), asked)

    expect((await exchange(code, { code_verifier })).status).toBe(200)
    const again = await authorize(server.browser(), asked)
    expect((await exchange(again.code)).body.error).toBe('invalid_request')
  })

  /** A browser that allows what `prompt=consent` asks about. */
  async function consenting() {
    const browser = server.browser()
    const { open } = browser
    browser.open = async (address) => {
      await open.call(browser, address)
      if (browser.location.pathname !== '/sign-in') return
      await server.signIn(browser)
      await browser.submit({ decision: 'allow' })
    }
    return browser
  }
})

describe('Config OP', () => {
  test('oidcc-discovery-endpoint-verification', async () => {
    const found = await metadata()

    expect(found).toMatchObject({
      issuer,
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'form_post'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'PS256'],
      userinfo_signing_alg_values_supported: ['RS256', 'PS256'],
      scopes_supported: expect.arrayContaining(['openid', 'profile', 'email', 'offline_access']),
      claims_supported: expect.arrayContaining(['sub', 'name', 'email', 'acr', 'amr', 'auth_time']),
      claims_parameter_supported: true,
      request_parameter_supported: false,
      request_uri_parameter_supported: false,
      token_endpoint_auth_methods_supported: expect.arrayContaining(['client_secret_basic', 'client_secret_post']),
    })
    for (const name of ['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'end_session_endpoint'])
      expect(String(found[name])).toMatch(new RegExp(`^${url}/`))
    const { keys } = (await (await fetch(String(found.jwks_uri))).json()) as { keys: Record<string, string>[] }
    expect(keys.length).toBeGreaterThan(0)
    for (const key of keys) {
      expect(key).toMatchObject({
        kty: 'RSA',
        use: 'sig',
        alg: expect.stringMatching(/^[RP]S256$/),
        kid: expect.any(String),
      })
      expect(key).not.toHaveProperty('d')
    }
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length)
  })
})

describe('RP-Initiated Logout', () => {
  const suite = createSuite(server, application, 'query', now)
  const sent = { post_logout_redirect_uri: redirectUri, state: 'a state' }

  /** Signs in, goes to the end-session endpoint with what is made of the ID token, and presses the button of a page that asks. */
  async function logOut(fields: (idToken: string) => Record<string, string>) {
    const browser = server.browser()
    const { tokens } = await suite.run({}, browser)
    await browser.open(`${url}/oauth2/logout?${new URLSearchParams(fields(tokens.id_token))}`)
    const isAsked = browser.html.includes('data-hak-page="sign-out"')
    if (isAsked) await browser.submit({})
    const { location } = browser
    return { browser, isAsked, returnsTo: location.origin === url ? undefined : location }
  }

  /** What every module looks at last. */
  async function isSignedOut(browser: ReturnType<typeof server.browser>): Promise<boolean> {
    return (await suite.authorize(browser, { prompt: 'none' })).error === 'login_required'
  }

  test('oidcc-rp-initiated-logout-discovery-endpoint-verification', async () => {
    expect((await metadata()).end_session_endpoint).toBe(`${url}/oauth2/logout`)
  })

  test('oidcc-rp-initiated-logout', async () => {
    const { browser, isAsked } = await logOut((id_token_hint) => ({ id_token_hint, ...sent }))

    expect([isAsked, answerAt(browser)]).toEqual([false, { state: 'a state' }])
    expect(await isSignedOut(browser)).toBe(true)
  })

  test.each([
    ['bad-post-logout-redirect-uri', 'https://evil.example/'],
    ['query-added-to-post-logout-redirect-uri', `${redirectUri}?foo=bar`],
  ])('oidcc-rp-initiated-logout-%s', async (_what, post_logout_redirect_uri) => {
    const { returnsTo } = await logOut((id_token_hint) => ({
      id_token_hint,
      post_logout_redirect_uri,
      state: 'a state',
    }))

    expect(returnsTo).toBeUndefined()
  })

  test.each([
    ['modified-id-token-hint', (idToken: string) => `${idToken.slice(0, -8)}AAAAAAAA`],
    ['bad-id-token-hint', () => 'a.b.c'],
  ])('oidcc-rp-initiated-logout-%s', async (_what, spoil) => {
    const { isAsked, returnsTo } = await logOut((idToken) => ({ id_token_hint: spoil(idToken), ...sent }))

    expect([isAsked, returnsTo]).toEqual([true, undefined])
  })

  test('oidcc-rp-initiated-logout-no-id-token-hint', async () => {
    const { browser, isAsked, returnsTo } = await logOut(() => ({ ...sent }))

    expect([isAsked, returnsTo]).toEqual([true, undefined])
    expect(await isSignedOut(browser)).toBe(true)
  })

  test('oidcc-rp-initiated-logout-no-params', async () => {
    const { browser, isAsked, returnsTo } = await logOut(() => ({}))

    expect([isAsked, returnsTo]).toEqual([true, undefined])
    expect(await isSignedOut(browser)).toBe(true)
  })

  test('oidcc-rp-initiated-logout-no-post-logout-redirect-uri', async () => {
    const { browser, isAsked, returnsTo } = await logOut((id_token_hint) => ({ id_token_hint, state: 'a state' }))

    expect([isAsked, returnsTo]).toEqual([false, undefined])
    expect(await isSignedOut(browser)).toBe(true)
  })

  test('oidcc-rp-initiated-logout-no-state', async () => {
    const { browser } = await logOut((id_token_hint) => ({ id_token_hint, post_logout_redirect_uri: redirectUri }))

    expect(answerAt(browser)).toEqual({})
    expect(await isSignedOut(browser)).toBe(true)
  })

  test('oidcc-rp-initiated-logout-only-state', async () => {
    const { browser, isAsked, returnsTo } = await logOut(() => ({ state: 'a state' }))

    expect([isAsked, returnsTo]).toEqual([true, undefined])
    expect(await isSignedOut(browser)).toBe(true)
  })
})

function claimsOf(token: unknown): Record<string, unknown> {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString())
}
