import { decodeJwt } from 'jose'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { answerAt, startConnect } from './connect.fixture.ts'

const server = await startConnect()
const { application, issuer, workos, url, api } = server
const config = await client.discovery(
  ...([new URL(issuer), application.clientId, undefined, client.ClientSecretBasic(application.secret)] as const),
  { execute: [client.allowInsecureRequests] },
)
const loginUri = 'https://app.northwind.example/login?from=gatehouse'
await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { connect_login_uri: loginUri } })

const user = { id: 'user-7', email: 'joan@northwind.example', firstName: 'Joan' }
const plans = {
  claim: 'plan',
  type: 'enum' as const,
  label: 'Plan',
  choices: [
    { value: 'free', label: 'Free' },
    { group: 'Paid', choices: [{ value: 'team', label: 'Team' }] },
  ],
}

/** A browser that was sent to the application's own sign-in page. */
async function sentAway(more: Record<string, string> = {}) {
  const visitor = server.browser()
  const started = await server.start(more)
  await visitor.open(started.url.href)
  expect(visitor.location.href.startsWith(`${loginUri}&external_auth_id=ext_auth_`)).toBe(true)
  return { visitor, started, externalAuthId: visitor.location.searchParams.get('external_auth_id') ?? '' }
}

test('an application that signs people in itself completes the sign-in, with what the user chooses as claims', async () => {
  const { visitor, started, externalAuthId } = await sentAway()
  // The SDK knows no groups of choices.
  const { body } = await api.post<{ redirect_uri: string }>('/authkit/oauth2/complete', {
    external_auth_id: externalAuthId,
    user_consent_options: [plans],
    user: { id: user.id, email: user.email, first_name: 'Joan' },
  })
  await visitor.open(body.redirect_uri)
  expect(visitor.location.pathname).toBe('/application-authorization')
  expect(visitor.html).toContain('<optgroup label="Paid">')
  await visitor.submit({ decision: 'allow', choice_0: 'gold' })
  expect(visitor.location.pathname).toBe('/application-authorization')
  await visitor.submit({ decision: 'allow', choice_0: 'team' })

  const checks = { pkceCodeVerifier: started.verifier, expectedState: started.state }
  const tokens = await client.authorizationCodeGrant(config, visitor.location, checks)
  expect(decodeJwt(tokens.access_token)).toMatchObject({ plan: 'team' })
  const known = await workos.userManagement.getUserByExternalId(user.id)
  expect(known).toMatchObject({ email: user.email, emailVerified: true, firstName: 'Joan' })
  const { data } = await workos.userManagement.listSessions(known.id)
  expect(data.map(({ authMethod }) => authMethod)).toEqual(['external_auth'])
  // The second time the user is known, and updated.
  const again = await sentAway()
  const { redirectUri: back } = await workos.connect.completeOAuth2({
    externalAuthId: again.externalAuthId,
    user: { ...user, firstName: 'Joan Elisabeth' },
  })
  await again.visitor.open(back)
  expect(answerAt(again.visitor)).toMatchObject({ state: again.started.state })
  const updated = await workos.userManagement.getUserByExternalId(user.id)
  expect(updated).toMatchObject({ id: known.id, firstName: 'Joan Elisabeth' })
})

test('[W-3] an external sign-in continues in the browser that began it, and only with what the application received for it', async () => {
  const attacker = await sentAway()
  const { redirectUri } = await workos.connect.completeOAuth2({ externalAuthId: attacker.externalAuthId, user })
  // The victim was sent to the application with the attacker's sign-in, and comes back.
  const victim = server.browser()
  await victim.open(redirectUri)
  expect(victim.status).toBe(400)
  const guessed = new URL(redirectUri)
  guessed.searchParams.set('code', 'x'.repeat(32))
  await attacker.visitor.open(guessed.href)
  expect([attacker.visitor.location.origin, attacker.visitor.status]).toEqual([url, 400])
  guessed.pathname = '/application-authorization'
  await attacker.visitor.open(guessed.href)
  expect(attacker.visitor.location.pathname).toBe('/sign-in')
})

test('a sign-in is completed once, for this environment, and with options that can be chosen', async () => {
  const complete = (body: object) =>
    api.post<{ code?: string; error?: string; message: string }>('/authkit/oauth2/complete', body)
  const { externalAuthId: external_auth_id } = await sentAway()
  const body = { external_auth_id, user: { id: 'user-8', email: 'mary@northwind.example' } }
  const option = (claim: string) => ({ ...plans, claim })

  expect((await complete({ ...body, external_auth_id: 'ext_auth_unknown' })).status).toBe(404)
  expect((await complete({ ...body, user_consent_options: [option('sub')] })).body).toMatchObject({
    error: 'Bad Request',
    message: 'Claim "sub" is reserved and cannot be used.',
  })
  expect((await complete({ ...body, user_consent_options: [option('a'), option('a')] })).status).toBe(400)
  expect((await complete({ ...body, user: { id: 'user-9', email: server.person.email } })).body.code).toBe(
    'email_not_available',
  )
  const answers = await Promise.all(Array.from({ length: 4 }, () => complete(body)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await complete(body)).body.code).toBe('external_auth_session_already_completed')
  const { clientId: client_id } = await server.firstParty()
  const own = await sentAway({ client_id })
  expect(
    (await complete({ ...body, external_auth_id: own.externalAuthId, user_consent_options: [plans] })).body.code,
  ).toBe('user_consent_options_not_supported')
})

test('a known user is not given an email that another user has, and the sign-in can still be completed', async () => {
  const { externalAuthId: external_auth_id } = await sentAway()
  const known = await workos.userManagement.createUser({ email: 'ruth@northwind.example', externalId: 'user-12' })
  const complete = (email: string) =>
    api.post<{ message: string }>('/authkit/oauth2/complete', { external_auth_id, user: { id: 'user-12', email } })

  expect(await complete(server.person.email)).toMatchObject({
    status: 400,
    body: { code: 'email_not_available', message: 'Another user has this email.' },
  })
  expect(await workos.userManagement.getUser(known.id)).toMatchObject({ email: known.email })
  expect((await complete('ruth.teitelbaum@northwind.example')).status).toBe(200)
})
