import { WorkOS } from '@workos-inc/node'
import { expect, onTestFinished, test } from 'vitest'
import { phone, startRadar } from '#sign-in/authentication/radar/radar.fixture.ts'
import { createDatabase } from '#test/database.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startProvider } from '#test/identity-provider.ts'
import { startReceiver } from '#test/receiver.ts'
import { startOwnServer } from '#test/server.ts'
import { expectNothing } from '../../test/fixation.ts'
import { shownSecret, startMfaPages } from './mfa.fixture.ts'
import { type PagesServer, pagesOf, password, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'

/** Sends the form of the victim's page, and shows that an attacker who had the cookies from before it gains nothing. */
async function prove(victim: FormBrowser, entries: Record<string, string>): Promise<void> {
  const attacker = victim.copy()
  await victim.submit(entries)
  await expectNothing(attacker, victim, [email, 'Northwind'])
}

/** A victim's browser with the cookies of an attacker, at the address of the sign-in that the attacker began. */
async function planted(server: PagesServer, extra: Record<string, string> = {}): Promise<FormBrowser> {
  const attacker = server.browser()
  await attacker.open(server.authorizeUrl(extra))
  const victim = attacker.copy()
  await victim.open(attacker.location.href)
  return victim
}

function createUser({ workos }: PagesServer) {
  return workos.userManagement.createUser({ email, password, emailVerified: true })
}

async function joinTwo({ workos }: PagesServer, userId: string) {
  for (const name of ['Northwind', 'Contoso']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  }
}

/** An option of the page on which an organization is chosen. */
const anOrganization = ({ html }: FormBrowser) => /value="(org_\w+)"/.exec(html)?.[1] ?? ''

test('[W-3] an attacker who planted the browser’s cookie gets nothing after its password, nor once an organization is chosen', async () => {
  const server = await startPages()
  const user = await createUser(server)
  await joinTwo(server, user.id)
  const victim = await planted(server)
  await victim.submit({ email })

  await prove(victim, { password })
  expect(victim.location.pathname).toBe('/organization-selection')
  await prove(victim, { organization_id: anOrganization(victim) })

  expect((await server.exchange(victim.location)).user.id).toBe(user.id)
})

test('[W-3] the attacker gets nothing after a mailed code that signs in', async () => {
  const server = await startPages()
  const user = await createUser(server)
  await server.settings({ sign_in_methods: ['magic_auth'] })
  await joinTwo(server, user.id)
  const victim = await planted(server)
  await victim.submit({ email })

  await prove(victim, { code: await server.lastCode(email) })
  expect(victim.location.pathname).toBe('/organization-selection')
  await prove(victim, { organization_id: anOrganization(victim) })

  expect((await server.exchange(victim.location)).user.id).toBe(user.id)
})

test('[W-3] the attacker gets nothing after a sign-up, while its address is proven', async () => {
  const server = await startPages()
  const victim = await planted(server, { screen_hint: 'sign-up' })

  await prove(victim, { email, password })
  expect(victim.location.pathname).toBe('/email-verification')
  await prove(victim, { code: await server.lastCode(email) })

  expect((await server.exchange(victim.location)).user.email).toBe(email)
})

/** A sign-in of a user who has to show a second factor, up to the page after the password. */
async function secondStep(policy: 'required' | 'optional') {
  const server = await pagesOf(await startMfaPages(policy))
  const victim = await planted(server)
  await victim.submit({ email })
  return { server, victim }
}

test('[W-3] the attacker gets nothing while an authenticator app is enrolled, nor its recovery codes', async () => {
  const { server, victim } = await secondStep('required')

  await prove(victim, { password })
  expect(victim.location.pathname).toBe('/mfa/enrollment')
  const secret = shownSecret(victim)
  await prove(victim, { code: server.codeOf(secret) })
  expect(victim.html).toContain('gh-codes')
  await prove(victim, { decision: 'continue' })

  expect((await server.exchange(victim.location)).user.id).toBe(server.userId)
})

test('[W-3] the attacker gets nothing while a second factor is asked for, by whichever means it is shown', async () => {
  const { server, victim } = await secondStep('optional')
  const enrolled = await server.post(`/user_management/users/${server.userId}/auth_factors`, {
    type: 'totp',
    totp_issuer: 'Northwind',
    totp_user: email,
  })
  const factor = enrolled.body as unknown as {
    authentication_factor: { totp: { secret: string } }
    authentication_challenge: { id: string }
  }
  const { secret } = factor.authentication_factor.totp
  await server.post(`/auth/challenges/${factor.authentication_challenge.id}/verify`, { code: server.codeOf(secret) })
  server.pass(60)

  await prove(victim, { password })
  expect(victim.location.pathname).toBe('/mfa/verification')
  await prove(victim, { code: server.codeOf(secret) })

  expect((await server.exchange(victim.location)).user.id).toBe(server.userId)
})

test('[W-3] a browser that is remembered has another secret once it has shown a second factor', async () => {
  const { server, victim } = await secondStep('optional')
  await victim.submit({ password })
  const former = victim.copy()
  await server.settings({ mfa_policy: 'required' })
  await victim.open(server.authorizeUrl())
  expect(victim.location.pathname).toBe('/mfa/enrollment')
  const secret = shownSecret(victim)
  await victim.submit({ code: server.codeOf(secret) })
  await victim.submit({ decision: 'continue' })
  await server.settings({ mfa_policy: 'off' })

  await victim.open(server.authorizeUrl())
  expect(victim.location.searchParams.has('code')).toBe(true)
  await former.open(server.authorizeUrl())
  expect(former.location.pathname).toBe('/sign-in')
})

test('[W-3] the attacker gets nothing of a sign-in that Radar challenges by mail', async () => {
  const server = await startPages()
  const { user } = await startRadar({ restriction: 'challenge' }, server)
  await server.workos.radar.addListEntry({ type: 'email', action: 'block', entry: email })
  const { id } = await user(email)
  const victim = await planted(server)
  await victim.submit({ email })

  await prove(victim, { password })
  expect(victim.location.pathname).toBe('/radar-challenge')
  await prove(victim, { code: await server.lastCode(email) })

  expect((await server.exchange(victim.location)).user.id).toBe(id)
})

test('[W-3] the attacker gets nothing of a sign-up that Radar challenges by text message', async () => {
  const server = await startPages()
  await startRadar({ restriction: 'challenge', challenge_channel: 'sms' }, server)
  await server.workos.radar.addListEntry({ type: 'email', action: 'block', entry: email })
  const victim = await planted(server, { screen_hint: 'sign-up' })

  await prove(victim, { email, password })
  expect(victim.location.pathname).toBe('/radar-challenge/send')
  await victim.submit({ phone_number: phone })
  expect(victim.location.pathname).toBe('/radar-challenge/verify')
  await prove(victim, { code: await server.lastCode(phone) })
  expect(victim.location.pathname).toBe('/email-verification')
  await prove(victim, { code: await server.lastCode(email) })

  expect((await server.exchange(victim.location)).user.email).toBe(email)
})

test('[W-3] the attacker gets nothing while a passkey is offered', async () => {
  const server = await startPages()
  const user = await createUser(server)
  await server.settings({ sign_in_methods: ['password', 'passkey'], passkey_progressive_enrollment: true })
  const victim = await planted(server)
  await victim.submit({ email })

  await prove(victim, { password })
  expect(victim.location.pathname).toBe('/sign-in/passkey/enroll')
  const attacker = victim.copy()
  await victim.submitTo('/sign-in/passkey/skip', {})
  await expectNothing(attacker, victim, [email])

  expect((await server.exchange(victim.location)).user.id).toBe(user.id)
})

test('[W-3] the attacker gets nothing while the environment’s action decides, and nothing when it has', async () => {
  const server = await startPages()
  const user = await createUser(server)
  const { actions } = new WorkOS('sk_test_of_the_endpoint')
  let secret = ''
  const attempts: Promise<void>[] = []
  const victim = await planted(server)
  const attacker = victim.copy()
  const receiver = await startReceiver(async () => {
    attempts.push(expectNothing(attacker, victim, [email]))
    await Promise.allSettled(attempts)
    const body = await actions.signResponse({ type: 'authentication', verdict: 'Allow' }, secret)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  })
  onTestFinished(() => receiver.close())
  const { body } = await server.api.post<{ secret: string }>('/action_endpoints', {
    type: 'authentication',
    endpoint_url: receiver.url,
  })
  secret = body.secret
  await victim.submit({ email })

  await prove(victim, { password })

  expect(attempts).toHaveLength(1)
  await Promise.all(attempts)
  expect((await server.exchange(victim.location)).user.id).toBe(user.id)
})

test('[W-3] the attacker cannot allow a device that the victim is asked about', async () => {
  const server = await startPages()
  await createUser(server)
  const begun = await server.api.request<{ user_code: string; device_code: string }>(
    '/user_management/authorize/device',
    {
      method: 'POST',
      key: null,
      body: { client_id: server.clientId },
    },
  )
  const { user_code, device_code } = begun.body
  const attacker = server.browser()
  await attacker.open(`${server.url}/device?user_code=${user_code}`)
  await attacker.submit({ user_code })
  const victim = attacker.copy()
  await victim.open(attacker.location.href)
  await victim.submit({ email })

  await prove(victim, { password })
  expect(victim.location.pathname).toBe('/device/confirm')

  const poll = await server.api.request('/user_management/authenticate', {
    method: 'POST',
    key: null,
    body: {
      client_id: server.clientId,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code,
    },
  })
  expect(poll.body).toMatchObject({ error: 'authorization_pending' })
  await victim.submit({ decision: 'allow' })
  expect(victim.location.pathname).toBe('/device/success')
})

test('[W-3] the attacker gets nothing of a sign-in at a provider that the attacker began, before and after the victim came back from it', async () => {
  const server = await startPages()
  const provider = await startProvider({ sub: '1001', email: 'ada@gmail.com', email_verified: true })
  await server.api.post('/environments/current/social_providers', {
    provider: 'GoogleOAuth',
    client_id: 'client-at-provider',
    client_secret: provider.clientSecret,
    endpoints: provider.oidc,
  })
  const { id } = await server.workos.userManagement.createUser({ email: 'ada@gmail.com', emailVerified: true })
  await joinTwo(server, id)
  const attacker = server.browser()
  await attacker.open(server.authorizeUrl())
  const address = attacker.location.href
  await attacker.open(`/social-sign-in${attacker.location.search}&provider=GoogleOAuth`)
  const answer = provider.allow(attacker.location)
  const otherBrowser = server.browser()
  await otherBrowser.open(answer)
  expect(otherBrowser.status).toBe(400)
  const victim = attacker.copy()

  await victim.open(answer)

  expect(victim.location.pathname).toBe('/organization-selection')
  await expectNothing(attacker, victim, ['ada@gmail.com', 'Northwind'])
  await attacker.open(answer)
  expect(attacker.status).toBe(400)
  expect(new URL(address).searchParams.get('request')).toBe(victim.location.searchParams.get('request'))
  await prove(victim, { organization_id: anOrganization(victim) })
  expect((await server.exchange(victim.location)).user.id).toBe(id)
})

test('[W-3] the attacker gets nothing when the victim sets a new password by a link that the attacker asked for', async () => {
  const server = await startPages()
  const user = await createUser(server)
  await joinTwo(server, user.id)
  const attacker = server.browser()
  await attacker.open(server.authorizeUrl({ login_hint: email }))
  await attacker.open(`/forgot-password${attacker.location.search}`)
  await attacker.submit({ email })
  const victim = attacker.copy()
  await victim.open(await server.lastLink(email))

  await prove(victim, { new_password: 'another sturdy long passphrase' })
  expect(victim.location.pathname).toBe('/organization-selection')
  await prove(victim, { organization_id: anOrganization(victim) })

  expect((await server.exchange(victim.location)).user.id).toBe(user.id)
})

test('[W-3] the attacker gets nothing of an invitation that the victim accepts', async () => {
  const server = await startPages()
  const { id: organizationId } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  await server.workos.userManagement.sendInvitation({ email, organizationId })
  const attacker = server.browser()
  await attacker.open(await server.lastLink(email))
  await attacker.submit({})
  const victim = attacker.copy()
  await victim.open(attacker.location.href)

  await prove(victim, { email, password })
  expect(victim.location.pathname).toBe('/email-verification')
  await prove(victim, { code: await server.lastCode(email) })

  expect(victim.html).toContain('data-hak-page="default-redirect"')
})

test('[W-3] what one server bound again is bound again on the other', async () => {
  const secrets = { databaseUrl: await createDatabase() }
  const first = await startPages({ secrets })
  const second = await startOwnServer({ secrets, config: { url: first.url } })
  onTestFinished(() => second.close())
  let turn = 0
  const eitherServer = (url: string) => (turn++ % 2 === 0 ? url : url.replace(first.url, second.url))
  const server = { ...first, browser: () => new FormBrowser(first.url, eitherServer) }
  const user = await createUser(server)
  await joinTwo(server, user.id)

  for (let round = 0; round < 4; round++) {
    // Another beginning, so that each request meets each server.
    turn = round
    const victim = await planted(server)
    await victim.submit({ email })
    await prove(victim, { password })
    await prove(victim, { organization_id: anOrganization(victim) })
    expect((await server.exchange(victim.location)).user.id).toBe(user.id)
  }
})
