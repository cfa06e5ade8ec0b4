import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import type { TestProvider } from '#test/identity-provider.ts'
import { startServer } from '#test/server.ts'
import { ada, type SocialServer, startSocial } from './social.fixture.ts'
import { redirectUri } from './sso.fixture.ts'

const codeOf = (location: URL) => location.searchParams.get('code') ?? ''

async function eventsOf({ api }: SocialServer): Promise<{ event: string; data: Record<string, unknown> }[]> {
  const names = ['started', 'succeeded', 'failed'].map((each) => `events=authentication.sso_${each}`)
  const { body } = await api.get<{ data: { event: string; data: Record<string, unknown> }[] }>(
    `/events?${names.join('&')}`,
  )
  return body.data
}

test('an application gets the profile of a person at Google with the official SDK, without user management', async () => {
  const server = await startSocial()
  const { workos, clientId, signIn, browser, attempts } = server
  const location = await signIn(browser())
  expect(location.href).toMatch(`${redirectUri}?code=`)
  expect(location.searchParams.get('state')).toBe('a state')

  const { profile, accessToken, oauthTokens } = await workos.sso.getProfileAndToken({
    code: codeOf(location),
    clientId,
  })
  expect(profile).toMatchObject({
    connectionType: 'GoogleOAuth',
    idpId: '1001',
    email: 'ada@gmail.com',
    groups: [],
    firstName: 'Ada',
    lastName: 'Lovelace',
    name: 'Ada Lovelace',
    rawAttributes: { email_verified: true, picture: ada.picture },
  })
  expect([profile.organizationId, profile.role, oauthTokens]).toEqual([null, undefined, undefined])
  expect(profile.connectionId).toMatch(/^conn_/)
  expect(await workos.sso.getProfile({ accessToken })).toEqual(profile)
  expect((await workos.userManagement.listUsers()).data).toEqual([])

  const [attempt] = await attempts()
  expect(attempt).toMatchObject({
    state: 'succeeded',
    origin: 'service_provider',
    email: 'ada@gmail.com',
    profile_id: profile.id,
    connection_id: profile.connectionId,
    organization_id: null,
    failure: null,
    steps: ['started', 'validated', 'code_issued', 'ended'].map((name) => ({ name })),
  })
  const sso = { organization_id: null, connection_id: profile.connectionId, session_id: attempt?.id }
  expect(await eventsOf(server)).toMatchObject([
    { event: 'authentication.sso_started', data: { sso } },
    { event: 'authentication.sso_succeeded', data: { sso, email: 'ada@gmail.com', user_id: null } },
  ])
})

test('the request carries what the application says, with state, nonce and PKCE of our own', async () => {
  const { begin, browser, url, environment, attempts } = await startSocial()
  const { origin, searchParams } = await begin(browser(), {
    login_hint: 'ada@gmail.com',
    domain_hint: 'gmail.com',
    prompt: 'login',
    'provider_scopes[]': 'drive',
    'provider_query_params[access_type]': 'offline',
    'provider_query_params[redirect_uri]': 'https://evil.example',
  })
  expect(origin).toBe(new URL(origin).origin)
  expect(Object.fromEntries(searchParams)).toMatchObject({
    login_hint: 'ada@gmail.com',
    domain_hint: 'gmail.com',
    prompt: 'login',
    access_type: 'offline',
    scope: 'openid profile email drive',
    code_challenge_method: 'S256',
    redirect_uri: `${url}/social-sign-in/${environment.environmentId}/GoogleOAuth/callback`,
  })
  expect(searchParams.get('state')).toHaveLength(43)
  expect(searchParams.get('nonce')).toHaveLength(43)
  expect(await attempts()).toMatchObject([{ state: 'started', email: 'ada@gmail.com' }])
})

test('a provider of OAuth 2.0 gives a profile in the same way', async () => {
  const { workos, clientId, signIn, browser } = await startSocial('GitHubOAuth')
  const { profile } = await workos.sso.getProfileAndToken({ code: codeOf(await signIn(browser())), clientId })
  expect(profile).toMatchObject({ connectionType: 'GitHubOAuth', idpId: '1001', email: 'ada@gmail.com' })
})

test('[O-7] a person keeps their profile, whatever their email is by now, also after the client was set up again', async () => {
  const { workos, api, clientId, provider, signIn, browser } = await startSocial()
  const profileAfter = async (email: string, sub = '1001') => {
    const code = codeOf(await signIn(browser(), { ...ada, email, sub }))
    return (await workos.sso.getProfileAndToken({ code, clientId })).profile
  }
  const first = await profileAfter('ada@gmail.com')
  await api.request('/environments/current/social_providers/GoogleOAuth', { method: 'DELETE' })
  await api.post('/environments/current/social_providers', {
    provider: 'GoogleOAuth',
    client_id: 'another',
    client_secret: provider.clientSecret,
    endpoints: provider.oidc,
  })
  expect(await profileAfter('countess@gmail.com')).toMatchObject({ ...first, email: 'countess@gmail.com' })
  const other = await profileAfter('ada@gmail.com', '1002')
  expect([other.connectionId, other.id === first.id]).toEqual([first.connectionId, false])
})

test('a public client proves its sign-in by PKCE, and a wrong verifier spends the code', async () => {
  const { workos, api, clientId, provider, browser } = await startSocial()
  const begin = await workos.sso.getAuthorizationUrlWithPKCE({ provider: 'GoogleOAuth', clientId, redirectUri })
  const signIn = async () => {
    const person = browser()
    await person.open(begin.url)
    await person.open(provider.allow(person.location))
    return codeOf(person.location)
  }
  const exchange = async (code: string, code_verifier: string) => {
    const answer = await api.post<{ profile: object }>('/sso/token', {
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      code_verifier,
    })
    return answer.status
  }
  const code = await signIn()
  expect(await exchange(code, begin.codeVerifier)).toBe(200)
  expect(await exchange(code, begin.codeVerifier)).toBe(400)
  const next = await signIn()
  expect(await exchange(next, 'x'.repeat(43))).toBe(400)
  expect(await exchange(next, begin.codeVerifier)).toBe(400)
})

test('the provider’s own tokens go to the application where the environment passes them on, once', async () => {
  const { workos, clientId, signIn, browser } = await startSocial('GoogleOAuth', { return_tokens: true })
  const code = codeOf(await signIn(browser()))
  const { oauthTokens } = await workos.sso.getProfileAndToken({ code, clientId })
  expect(oauthTokens).toMatchObject({
    accessToken: expect.stringMatching(/./),
    refreshToken: expect.stringMatching(/^refresh-/),
    scopes: ['openid', 'email'],
  })
  await expect(workos.sso.getProfileAndToken({ code, clientId })).rejects.toMatchObject({ status: 400 })
})

test('[O-1] an answer is taken once, in the browser that was sent off, at the provider that it was sent to', async () => {
  const one = await startSocial()
  const { provider, begin, browser, environment, api, attempts, url, clientId } = one
  await api.post('/environments/current/social_providers', {
    provider: 'GitHubOAuth',
    client_id: 'another',
    client_secret: provider.clientSecret,
    endpoints: provider.oauth,
  })
  const person = browser()
  const answer = new URL(provider.allow(await begin(person)))
  // The other provider has visits of this browser too.
  await begin(person, { provider: 'GitHubOAuth' })
  const isSignedIn = async (address: URL | string, by = person) => {
    await by.open(String(address))
    if (by.location.href.startsWith(redirectUri)) return by.location.searchParams.has('code')
    expect([400, 422]).toContain(by.status)
    return false
  }
  const withState = (state: string) => {
    const changed = new URL(answer)
    changed.searchParams.set('state', state)
    return changed
  }
  expect(await isSignedIn(answer, browser())).toBe(false)
  for (const state of ['', 'x'.repeat(43), '%00']) expect(await isSignedIn(withState(state))).toBe(false)
  expect(await isSignedIn(answer.href.replace('GoogleOAuth', 'GitHubOAuth'))).toBe(false)
  const foreign = await startServer()
  const elsewhere = answer.href.replace(environment.environmentId, foreign.environment.environmentId)
  expect(await isSignedIn(elsewhere)).toBe(false)
  expect(provider.tokenRequests).toEqual([])

  // Nor does an answer to the hosted pages end a single sign-on, or the other way round.
  const hosted = browser()
  const query = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', provider: 'GoogleOAuth' }
  await hosted.open(`${url}/user_management/authorize?${new URLSearchParams(query)}`)
  expect(await isSignedIn(provider.allow(hosted.location))).toBe(false)

  expect(await isSignedIn(answer)).toBe(true)
  expect(await isSignedIn(answer)).toBe(false)
  expect(provider.tokenRequests).toHaveLength(1)
  expect((await attempts()).map(({ state }) => state)).toEqual(['started', 'authorized'])
})

const failing = (path: string) => (asked: string, response: ServerResponse) => {
  if (asked !== path) return false
  response.writeHead(503).end()
  return true
}

const broken: Record<string, { fault: Partial<TestProvider>; reason: string }> = {
  'a token of another client': {
    fault: { changeClaims: (claims) => ({ ...claims, aud: 'another' }) },
    reason: 'social_provider_failed',
  },
  'a nonce of another sign-in': {
    fault: { changeClaims: (claims) => ({ ...claims, nonce: 'another' }) },
    reason: 'social_provider_failed',
  },
  'a token signed with another key': { fault: { useOtherKey: true }, reason: 'social_provider_failed' },
  'a wrong client secret': { fault: { isRightSecret: () => false }, reason: 'client_refused' },
  'a token endpoint that fails': { fault: { intercept: failing('/token') }, reason: 'social_provider_failed' },
  'a person without an email': { fault: { person: { sub: '1001' } }, reason: 'missing_attribute' },
  'an invalid email': { fault: { person: { ...ada, email: 'ada' } }, reason: 'invalid_email' },
  'an email that the provider does not vouch for': {
    fault: { person: { ...ada, email: 'ada@northwind.example' } },
    reason: 'email_unproven',
  },
}

test.each(Object.entries(broken))(
  '[O-3] %s ends in oauth_failed at the application, and its trace names the cause',
  async (_what, { fault, reason }) => {
    const server = await startSocial()
    const { provider, begin, browser, attempts } = server
    Object.assign(provider, fault)
    const person = browser()
    await person.open(provider.allow(await begin(person)))
    const [attempt] = await attempts()
    expect(attempt).toMatchObject({ state: 'failed', failure: { reason }, profile_id: null })
    expect(person.location.href).toMatch(redirectUri)
    expect(Object.fromEntries(person.location.searchParams)).toEqual({
      error: 'oauth_failed',
      state: 'a state',
      error_description: `The sign-in was not accepted. The attempt is ${attempt?.id}.`,
    })
    expect(await eventsOf(server)).toMatchObject([
      {},
      { event: 'authentication.sso_failed', data: { error: { code: reason } } },
    ])
  },
)

test('an email that the provider does not vouch for is passed on where the environment says so', async () => {
  const { workos, api, clientId, signIn, browser } = await startSocial()
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sso_unproven_emails: true } })
  const code = codeOf(await signIn(browser(), { ...ada, email: 'ada@northwind.example' }))
  const { profile } = await workos.sso.getProfileAndToken({ code, clientId })
  expect(profile).toMatchObject({ email: 'ada@northwind.example', rawAttributes: { email_verified: false } })
})

test('[O-8] a person who turns back comes to the application with access_denied and none of the provider’s words', async () => {
  const { provider, begin, browser, attempts } = await startSocial()
  const person = browser()
  await person.open(provider.deny(await begin(person)))
  const [attempt] = await attempts()
  expect(attempt).toMatchObject({ failure: { reason: 'provider_refused', details: { error: 'access_denied' } } })
  expect(Object.fromEntries(person.location.searchParams)).toEqual({
    error: 'access_denied',
    state: 'a state',
    error_description: `The sign-in was not accepted. The attempt is ${attempt?.id}.`,
  })
})

test('a provider that is unknown, not set up or switched off is refused at the application', async () => {
  const { begin, browser, configure, attempts } = await startSocial()
  const errorOf = async (extra: Record<string, string>) => (await begin(browser(), extra)).searchParams.get('error')
  for (const provider of ['GitHubOAuth', 'NoOAuth', 'authkit', '']) {
    expect(await errorOf({ provider })).toBe('connection_invalid')
  }
  expect(await errorOf({ connection: 'conn_any' })).toBe('ambiguous_connection_selector')
  await configure({ enabled: false })
  expect(await errorOf({})).toBe('connection_invalid')
  expect(await attempts()).toEqual([])
})

test('no one is asked for consent at a social provider: the page says so, and the sign-in goes on', async () => {
  const { provider, begin, browser } = await startSocial()
  const person = browser()
  const authorization = await begin(person)
  const cookie = [...person.cookies].map((pair) => pair.join('=')).join('; ')
  await fetch(provider.allow(authorization), { headers: { cookie }, redirect: 'manual' })
  const visit = authorization.searchParams.get('state') ?? ''
  await person.open(`/sso/consent?visit=${visit}`)
  expect(person.status).toBe(400)
  await person.open(`/sso/continue?visit=${visit}`)
  expect(person.location.searchParams.has('code')).toBe(true)
})

test('a provider that is switched off while a person is there signs no one in', async () => {
  const { provider, begin, browser, configure, attempts } = await startSocial()
  const person = browser()
  const answer = provider.allow(await begin(person))
  await configure({ enabled: false })
  await person.open(answer)
  expect(person.location.searchParams.get('error')).toBe('connection_unlinked')
  expect(provider.tokenRequests).toEqual([])
  expect(await attempts()).toMatchObject([{ state: 'failed', failure: { reason: 'connection_inactive' } }])
})

test('a provider that cannot be reached leads back with oauth_failed, and the trace says so', async () => {
  const { provider, begin, browser, configure, attempts } = await startSocial()
  await configure({ client_secret: provider.clientSecret, endpoints: { issuer: 'http://localhost:9' } })
  const { searchParams } = await begin(browser())
  expect(searchParams.get('error')).toBe('oauth_failed')
  expect(await attempts()).toMatchObject([{ state: 'failed', failure: { reason: 'social_provider_failed' } }])
})

test('the connection of a provider is named by profiles alone: /connections neither lists, shows, changes nor deletes it', async () => {
  const { workos, api, clientId, signIn, browser } = await startSocial()
  const { profile } = await workos.sso.getProfileAndToken({ code: codeOf(await signIn(browser())), clientId })
  for (const filter of [{}, { connectionType: 'GoogleOAuth' as never }, { search: 'Google' } as never]) {
    expect((await workos.sso.listConnections(filter)).data).toEqual([])
  }
  const path = `/connections/${profile.connectionId}`
  const answers = await Promise.all([
    api.get(path),
    api.request(path, { method: 'PATCH', body: { name: 'Ours' } }),
    api.request(path, { method: 'DELETE' }),
    api.post(`${path}/rotate_keys`, {}),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  expect(await workos.sso.getProfileAndToken({ code: codeOf(await signIn(browser())), clientId })).toMatchObject({
    profile: { id: profile.id },
  })
  // As a selector it is no connection of an organization either.
  const start = workos.sso.getAuthorizationUrl({ connection: profile.connectionId, clientId, redirectUri })
  const person = browser()
  await person.open(start)
  expect(person.location.searchParams.get('error')).toBe('connection_invalid')
  const signOut = await api.post('/sso/logout/authorize', { profile_id: profile.id })
  expect(signOut).toMatchObject({ status: 400, body: { error: 'connection_invalid' } })
})
