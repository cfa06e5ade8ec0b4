import { generateKeyPairSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type JWTVerifyResult, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startProvider, type TestProvider } from '#test/identity-provider.ts'
import { startServer } from '#test/server.ts'
import { ada, redirectUri, startSocialSignIn } from './social-sign-in.fixture.ts'

test('[O-1] a sign-in at a provider of OpenID Connect makes the user, links the account and reaches the application', async () => {
  const visit = await startSocialSignIn()
  const authorization = await visit.begin({ login_hint: 'ada@gmail.com' })

  expect(authorization.origin).toBe(visit.provider.url)
  expect(Object.fromEntries(authorization.searchParams)).toMatchObject({
    client_id: 'client-at-provider',
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge_method: 'S256',
    login_hint: 'ada@gmail.com',
    redirect_uri: `${visit.url}/social-sign-in/${visit.environment.environmentId}/GoogleOAuth/callback`,
  })
  expect(authorization.searchParams.get('state')).toHaveLength(43)
  expect(authorization.searchParams.get('nonce')).toHaveLength(43)

  await visit.browser.open(visit.provider.allow(authorization))
  expect(visit.browser.location.origin + visit.browser.location.pathname).toBe(redirectUri)
  expect(visit.browser.location.searchParams.get('state')).toBe('state of the application')
  const { status, body } = await visit.exchange(visit.browser.location)
  expect([status, body]).toMatchObject([
    200,
    {
      authentication_method: 'GoogleOAuth',
      user: {
        email: 'ada@gmail.com',
        email_verified: true,
        first_name: 'Ada',
        last_name: 'Lovelace',
        name: 'Ada Lovelace',
        profile_picture_url: 'https://pictures.example/ada.png',
      },
    },
  ])
  expect(body).not.toHaveProperty('oauth_tokens')
  const { id } = body.user as { id: string }
  expect(await visit.workos.userManagement.getUserIdentities(id)).toEqual([
    { idpId: '1001', type: 'OAuth', provider: 'GoogleOAuth' },
  ])
  expect((await visit.workos.userManagement.listSessions(id)).data).toMatchObject([{ authMethod: 'oauth' }])
  expect(await visit.events('authentication.oauth_succeeded')).toMatchObject([
    { type: 'oauth', status: 'succeeded', user_id: id, email: 'ada@gmail.com' },
  ])
})

test('a sign-in at a provider of OAuth 2.0 reads the profile and its primary address from the API', async () => {
  const visit = await startSocialSignIn('GitHubOAuth')
  const { body } = await visit.exchange(await visit.signIn())
  expect(body).toMatchObject({
    authentication_method: 'GitHubOAuth',
    user: { email: 'ada@gmail.com', email_verified: true, first_name: 'Ada', last_name: 'Lovelace' },
  })
  const { id } = body.user as { id: string }
  expect(await visit.workos.userManagement.getUserIdentities(id)).toMatchObject([
    { idpId: '1001', provider: 'GitHubOAuth' },
  ])
})

test('the tokens of the provider reach the application once it is allowed to have them', async () => {
  const visit = await startSocialSignIn('GoogleOAuth', { return_tokens: true, scopes: ['calendar'] })
  const authorization = await visit.begin({ provider_scopes: 'drive', 'provider_query_params[access_type]': 'offline' })
  expect(authorization.searchParams.get('scope')).toBe('openid profile email calendar drive')
  expect(authorization.searchParams.get('access_type')).toBe('offline')
  await visit.browser.open(visit.provider.allow(authorization))
  const { body } = await visit.exchange(visit.browser.location)
  expect(body.oauth_tokens).toMatchObject({
    provider: 'GoogleOAuth',
    access_token: expect.any(String),
    refresh_token: expect.stringMatching(/^refresh-/),
    expires_at: expect.any(Number),
    scopes: ['openid', 'email'],
  })
})

test('parameters of the application cannot change what binds the answer', async () => {
  const visit = await startSocialSignIn()
  const authorization = await visit.begin({
    'provider_query_params[redirect_uri]': 'https://evil.example/',
    'provider_query_params[state]': 'x',
    'provider_query_params[response_mode]': 'fragment',
    'provider_query_params[hd]': 'northwind.example',
  })
  expect(authorization.searchParams.getAll('redirect_uri')).toEqual([
    `${visit.url}/social-sign-in/${visit.environment.environmentId}/GoogleOAuth/callback`,
  ])
  expect(authorization.searchParams.get('state')).toHaveLength(43)
  expect(authorization.searchParams.has('response_mode')).toBe(false)
  expect(authorization.searchParams.get('hd')).toBe('northwind.example')
})

test('the second sign-in finds the linked account, takes its new names and follows its new address', async () => {
  const visit = await startSocialSignIn()
  const first = await visit.exchange(await visit.signIn())
  const second = await visit.exchange(await visit.signIn({ ...ada, given_name: 'Augusta', email: 'augusta@gmail.com' }))
  const { id } = first.body.user as { id: string }
  expect(second.body.user).toMatchObject({ id, first_name: 'Augusta', email: 'augusta@gmail.com' })
  expect(await visit.workos.userManagement.getUserIdentities(id)).toHaveLength(1)
})

test('a linked account whose new address is taken or unproven keeps the old one', async () => {
  const visit = await startSocialSignIn()
  const { body } = await visit.exchange(await visit.signIn())
  const { id } = body.user as { id: string }
  await visit.workos.userManagement.createUser({ email: 'taken@gmail.com' })
  for (const email of ['taken@gmail.com', 'ada@elsewhere.example']) {
    const again = await visit.exchange(await visit.signIn({ ...ada, email }))
    expect(again.body.user).toMatchObject({ id, email: 'ada@gmail.com' })
  }
})

test('[U-7] an address that the provider does not prove needs the code of its mailbox before anything is linked', async () => {
  const visit = await startSocialSignIn()
  const existing = await visit.workos.userManagement.createUser({
    email: 'ada@northwind.example',
    emailVerified: true,
    firstName: 'Real',
  })
  // Google is not the mail server of this domain, and the account belongs to no workspace of it.
  await visit.signIn({ ...ada, email: 'ada@northwind.example' })

  expect(visit.browser.location.pathname).toBe('/email-verification')
  expect(visit.browser.html).toContain('ada@northwind.example')
  expect(await visit.workos.userManagement.getUserIdentities(existing.id)).toEqual([])
  expect((await visit.workos.userManagement.getUser(existing.id)).firstName).toBe('Real')

  await visit.browser.submit({ code: await visit.lastCode('ada@northwind.example') })
  const { body } = await visit.exchange(visit.browser.location)
  expect(body).toMatchObject({ authentication_method: 'GoogleOAuth', user: { id: existing.id } })
  expect(await visit.workos.userManagement.getUserIdentities(existing.id)).toHaveLength(1)

  // From now on the account signs in at once.
  const again = await visit.signIn({ ...ada, email: 'ada@northwind.example' })
  expect(again.searchParams.has('code')).toBe(true)
})

test('[U-7] an address of a workspace’s own domain is proven by Google', async () => {
  const visit = await startSocialSignIn()
  const location = await visit.signIn({ ...ada, email: 'ada@northwind.example', hd: 'northwind.example' })
  expect((await visit.exchange(location)).body.user).toMatchObject({ email_verified: true })
})

test('[U-6] a proven address takes away what was set before anyone had proven it', async () => {
  const visit = await startSocialSignIn()
  const password = 'a password of someone else'
  const { id } = await visit.workos.userManagement.createUser({ email: 'ada@gmail.com', password })
  const { body } = await visit.exchange(await visit.signIn())
  expect(body.user).toMatchObject({ id, email_verified: true })
  const answer = await visit.api.post('/user_management/authenticate', {
    grant_type: 'password',
    client_id: visit.clientId,
    client_secret: visit.apiKey,
    email: 'ada@gmail.com',
    password,
  })
  expect(answer.body).toMatchObject({ code: 'invalid_credentials' })
})

test('[U-6] so does the code that an unproven address asked for', async () => {
  const visit = await startSocialSignIn()
  const password = 'a password of someone else'
  await visit.workos.userManagement.createUser({ email: 'ada@northwind.example', password })
  await visit.signIn({ ...ada, email: 'ada@northwind.example' })
  await visit.browser.submit({ code: await visit.lastCode('ada@northwind.example') })
  expect(visit.browser.location.searchParams.has('code')).toBe(true)
  const answer = await visit.api.post('/user_management/authenticate', {
    grant_type: 'password',
    client_id: visit.clientId,
    client_secret: visit.apiKey,
    email: 'ada@northwind.example',
    password,
  })
  expect(answer.body).toMatchObject({ code: 'invalid_credentials' })
})

test('a closed sign-up takes no one new, and those who have an account', async () => {
  const visit = await startSocialSignIn()
  await visit.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sign_up: false } })
  const refused = await visit.signIn()
  expect(refused.searchParams.get('error')).toBe('access_denied')
  await visit.workos.userManagement.createUser({ email: 'ada@gmail.com', emailVerified: true })
  expect((await visit.signIn()).searchParams.has('code')).toBe(true)
})

test('an invitation opens a closed sign-up for its address, and is accepted with the session', async () => {
  const visit = await startSocialSignIn()
  await visit.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sign_up: false } })
  const organization = await visit.workos.organizations.createOrganization({ name: 'Northwind' })
  const { token } = await visit.workos.userManagement.sendInvitation({
    email: 'ada@gmail.com',
    organizationId: organization.id,
  })
  const begin = () => visit.begin({ invitation_token: token })

  // Someone else's account does not get in with it, and leaves nothing behind.
  visit.provider.person = { ...ada, sub: '2', email: 'eve@gmail.com' }
  await visit.browser.open(visit.provider.allow(await begin()))
  expect(visit.browser.location.searchParams.get('error')).toBe('access_denied')
  visit.provider.person = { ...ada, sub: '3', email: 'mallory@slack.example' }
  await visit.browser.open(visit.provider.allow(await begin()))
  expect(visit.browser.location.searchParams.get('error')).toBe('access_denied')
  expect((await visit.workos.userManagement.listUsers()).data).toEqual([])

  visit.provider.person = ada
  await visit.browser.open(visit.provider.allow(await begin()))
  const { body } = await visit.exchange(visit.browser.location)
  expect(body).toMatchObject({ organization_id: organization.id, user: { email: 'ada@gmail.com' } })
})

test('[U-10] an invitation to the application lets one new person in by a provider, also when several come at once', async () => {
  const visit = await startSocialSignIn()
  await visit.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sign_up: false } })
  const { id, token } = await visit.workos.userManagement.sendInvitation({ email: 'ada@gmail.com' })
  const query = new URLSearchParams({
    client_id: visit.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    provider: 'GoogleOAuth',
    invitation_token: token,
  })
  const arrivals = []
  for (const sub of ['11', '12', '13']) {
    const browser = new FormBrowser(visit.url)
    await browser.open(`${visit.url}/user_management/authorize?${query}`)
    visit.provider.person = { ...ada, sub, email: `eve-${sub}@gmail.com` }
    arrivals.push({ browser, answer: visit.provider.allow(browser.location) })
  }
  await Promise.all(arrivals.map(({ browser, answer }) => browser.open(answer)))

  const admitted = arrivals.filter(({ browser }) => browser.location.searchParams.has('code'))
  expect(admitted).toHaveLength(1)
  expect((await visit.workos.userManagement.listUsers()).data).toHaveLength(1)
  expect((await visit.exchange(admitted[0]?.browser.location ?? new URL(visit.url))).status).toBe(200)
  expect((await visit.workos.userManagement.getInvitation(id)).state).toBe('accepted')
})

test('who has a second factor is asked for it after the provider', async () => {
  const visit = await startSocialSignIn()
  await visit.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { mfa_policy: 'required' },
  })
  await visit.signIn()
  expect(visit.browser.location.pathname).toBe('/mfa/enrollment')
})

const failing = (path: string) => (asked: string, response: ServerResponse) => {
  if (asked === path) response.writeHead(500).end()
  return asked === path
}
const redirecting = (path: string) => (asked: string, response: ServerResponse) => {
  if (asked === path) response.writeHead(302, { location: '/elsewhere' }).end()
  return asked === path
}

/** What is wrong with the provider or its answer. */
const broken: Record<string, Partial<TestProvider>> = {
  'another nonce': { changeClaims: (claims) => ({ ...claims, nonce: 'another' }) },
  'no nonce': { changeClaims: ({ nonce: _, ...claims }) => claims },
  'another audience': { changeClaims: (claims) => ({ ...claims, aud: 'another client' }) },
  'another issuer': { changeClaims: (claims) => ({ ...claims, iss: 'https://evil.example' }) },
  'an expired token': { changeClaims: (claims) => ({ ...claims, exp: 1_700_000_000 }) },
  'no subject': { changeClaims: ({ sub: _, ...claims }) => claims },
  'several audiences and another one that is meant': {
    changeClaims: (claims) => ({ ...claims, aud: [String(claims.aud), 'another'], azp: 'another' }),
  },
  'a token of the future': { changeClaims: (claims) => ({ ...claims, iat: 4_000_000_000, nbf: 4_000_000_000 }) },
  'a key that is not published': { useOtherKey: true },
  'a name of a key that is not published': { header: { alg: 'RS256', kid: 'k2' } },
  'a token that is signed with the client secret': { header: { alg: 'HS256', kid: 'k1' } },
  'no issuer in the answer of a provider that promises one': {
    changeMetadata: (metadata) => ({ ...metadata, authorization_response_iss_parameter_supported: true }),
  },
  'a discovery document that leads into the private network': {
    changeMetadata: (metadata) => ({ ...metadata, token_endpoint: 'http://10.0.0.1/token' }),
  },
  'a wrong client secret': { isRightSecret: () => false },
  'a token endpoint that fails': { intercept: failing('/token') },
  'keys that cannot be read': { intercept: failing('/jwks') },
  'a redirect instead of tokens': { intercept: redirecting('/token') },
}

test.each(Object.entries(broken))(
  '[O-3] %s ends in oauth_failed at the application, and changes nothing',
  async (_what, fault) => {
    const visit = await startSocialSignIn()
    Object.assign(visit.provider, fault)
    const location = await visit.signIn()
    expect(location.origin + location.pathname).toBe(redirectUri)
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      error: 'oauth_failed',
      state: 'state of the application',
    })
    expect((await visit.workos.userManagement.listUsers()).data).toEqual([])
    expect(await visit.events('authentication.oauth_failed')).toMatchObject([
      { status: 'failed', error: { code: 'oauth_failed' } },
    ])
  },
)

test('[O-8] a person who turns back gets to the application with access_denied and none of the provider’s words', async () => {
  const visit = await startSocialSignIn()
  await visit.browser.open(visit.provider.deny(await visit.begin()))
  const { searchParams } = visit.browser.location
  expect(searchParams.get('error')).toBe('access_denied')
  expect(searchParams.get('error_description')).toBe('The sign-in with Google was canceled.')
})

test('a provider that cannot be reached ends the sign-in at the application', async () => {
  const visit = await startSocialSignIn()
  await visit.api.request('/environments/current/social_providers/GoogleOAuth', {
    method: 'PATCH',
    body: { client_secret: visit.provider.clientSecret, endpoints: { issuer: 'http://localhost:9' } },
  })
  const location = await visit.begin()
  expect(location.origin + location.pathname).toBe(redirectUri)
  expect(location.searchParams.get('error')).toBe('oauth_failed')
})

test('[O-5] a discovery document of another issuer, or one that leads elsewhere than https, sends no one anywhere', async () => {
  for (const change of [{ issuer: 'https://evil.example' }, { authorization_endpoint: 'javascript:alert(1)' }]) {
    const visit = await startSocialSignIn()
    visit.provider.changeMetadata = (metadata) => ({ ...metadata, ...change })
    const location = await visit.begin()
    expect(location.origin + location.pathname).toBe(redirectUri)
    expect(location.searchParams.get('error')).toBe('oauth_failed')
  }
})

test('on the sign-in page a failure is said there, and the other ways are still offered', async () => {
  const visit = await startSocialSignIn()
  await visit.begin({ provider: 'authkit' })
  const link = /href="([^"]*social-sign-in[^"]*)"[^>]*>.*?Continue with Google/s.exec(visit.browser.html)?.[1] ?? ''
  await visit.browser.open(link.replaceAll('&amp;', '&'))
  expect(visit.browser.location.origin).toBe(visit.provider.url)
  await visit.browser.open(visit.provider.deny(visit.browser.location))
  expect(visit.browser.html).toContain('You didn’t finish signing in with Google.')
  expect(visit.browser.html).toContain('name="email"')
})

test('[O-1] an answer is taken once, from the browser that was sent off, at the provider that it was sent to', async () => {
  const visit = await startSocialSignIn()
  const answer = new URL(visit.provider.allow(await visit.begin()))
  const status = async (url: URL | string, browser = visit.browser) => {
    await browser.open(String(url))
    return browser.location.searchParams.has('code') && browser.location.origin === new URL(redirectUri).origin
  }

  // Another browser: a victim who was lured into someone else's sign-in.
  expect(await status(answer, new FormBrowser(visit.url))).toBe(false)
  const otherState = new URL(answer)
  otherState.searchParams.set('state', 'x'.repeat(43))
  expect(await status(otherState)).toBe(false)
  const noState = new URL(answer)
  noState.searchParams.delete('state')
  expect(await status(noState)).toBe(false)
  expect(await status(answer.href.replace('GoogleOAuth', 'GitHubOAuth'))).toBe(false)
  const foreign = await startServer()
  expect(await status(answer.href.replace(visit.environment.environmentId, foreign.environment.environmentId))).toBe(
    false,
  )
  expect(visit.provider.tokenRequests).toEqual([])

  expect(await status(answer)).toBe(true)
  expect(await status(answer)).toBe(false)
  expect(visit.provider.tokenRequests).toHaveLength(1)
})

test('a provider that is unknown, not set up or switched off is refused at the application', async () => {
  const visit = await startSocialSignIn()
  expect((await visit.begin({ provider: 'GitHubOAuth' })).searchParams.get('error')).toBe('connection_invalid')
  await visit.api.request('/environments/current/social_providers/GoogleOAuth', {
    method: 'PATCH',
    body: { enabled: false },
  })
  expect((await visit.begin()).searchParams.get('error')).toBe('connection_invalid')
})

test('Apple: the client signs its own secret, and the answer comes as a form of another site, with the name beside it', async () => {
  const server = await startServer()
  await ensureRedirectUri(server.environment, redirectUri)
  const provider = await startProvider({ sub: '001', email: 'relay@privaterelay.appleid.com', email_verified: true })
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const secrets: JWTVerifyResult[] = []
  provider.isRightSecret = async (secret) => {
    secrets.push(await jwtVerify(secret, publicKey, { audience: 'https://appleid.apple.com', issuer: 'TEAM' }))
    return true
  }
  await server.api.post('/environments/current/social_providers', {
    provider: 'AppleOAuth',
    client_id: 'com.example.app',
    client_secret: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    team_id: 'TEAM',
    key_id: 'KEY',
    endpoints: provider.oidc,
  })
  const browser = new FormBrowser(server.url)
  const query = { client_id: server.clientId, redirect_uri: redirectUri, response_type: 'code', provider: 'AppleOAuth' }
  await browser.open(`${server.url}/user_management/authorize?${new URLSearchParams(query)}`)
  expect(browser.location.searchParams.get('response_mode')).toBe('form_post')

  // A browser sends no cookie of ours with a form of another site.
  const { action, fields } = provider.formAnswer(browser.location)
  const posted = await fetch(action, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: provider.url },
    body: fields,
  })
  expect(posted.status).toBe(303)
  await browser.open(posted.headers.get('location') ?? '')

  const code = browser.location.searchParams.get('code') ?? ''
  const answer = await server.workos.userManagement.authenticateWithCode({ clientId: server.clientId, code })
  expect(answer).toMatchObject({
    authenticationMethod: 'AppleOAuth',
    user: { email: 'relay@privaterelay.appleid.com', emailVerified: true, firstName: 'Ada', lastName: 'Lovelace' },
  })
  expect(secrets).toMatchObject([
    { protectedHeader: { alg: 'ES256', kid: 'KEY' }, payload: { sub: 'com.example.app', exp: expect.any(Number) } },
  ])
})

test('Radar looks at who comes back from a provider: who is blocked becomes no user, and who is challenged is mailed to', async () => {
  const { workos, api, signIn, exchange, browser, lastCode, events } = await startSocialSignIn()
  const settings = (restriction: string) =>
    api.request('/environments/current/radar_settings', { method: 'PATCH', body: { restriction } })
  await workos.radar.addListEntry({ type: 'email', action: 'block', entry: ada.email ?? '' })

  const refused = await signIn()

  expect(refused.searchParams.get('error')).toBe('access_denied')
  expect((await workos.userManagement.listUsers()).data).toEqual([])

  await settings('challenge')
  const location = await signIn()
  expect(location.pathname).toBe('/radar-challenge')
  await browser.submit({ code: await lastCode(ada.email ?? '') })
  expect((await exchange(browser.location)).body).toMatchObject({ authentication_method: 'GoogleOAuth' })
  expect(await events('authentication.radar_risk_detected')).toMatchObject([{ auth_method: 'oauth', action: 'signup' }])

  await settings('block')
  await signIn()
  expect(browser.html).toContain('We blocked this sign-in')
})
