import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { startServerWithClock } from '#test/server.ts'
import { type PagesServer, pagesOf, password, redirectUri } from '../../pages.fixture.ts'
import { type Answer, answerTo, readRequest, type SsoServer, startSso } from '../sso.fixture.ts'

type Server = PagesServer & SsoServer

async function start(type?: string): Promise<Server> {
  return pagesOf(await startSso(type))
}

/** Enters an email on the sign-in page. */
async function enter(server: Server, person: FormBrowser, email: string, extra = {}): Promise<void> {
  await person.open(server.authorizeUrl(extra))
  await person.submit({ email })
}

/** From the sign-in page to the provider and back. */
async function signIn(server: Server, person: FormBrowser, said: Answer = {}): Promise<void> {
  await enter(server, person, said.email ?? 'ada@northwind.example')
  expect(person.location.origin).toBe('https://idp.northwind.example')
  await server.respond(person, readRequest(person.location), said)
}

test('an email of a verified domain leads to the provider of its organization, and the person becomes a member', async () => {
  const server = await start()
  const person = server.browser()
  await signIn(server, person)

  const session = await server.exchange(person.location)
  expect(session.authenticationMethod).toBe('SSO')
  expect(session.organizationId).toBe(server.organizationId)
  expect(session.user).toMatchObject({ email: 'ada@northwind.example', emailVerified: true, firstName: 'Ada' })
  const { data } = await server.workos.userManagement.listOrganizationMemberships({ userId: session.user.id })
  expect(data).toMatchObject([{ organizationId: server.organizationId, status: 'active', role: { slug: 'member' } }])
  expect(await server.lastAttempt()).toMatchObject({
    state: 'succeeded',
    email: 'ada@northwind.example',
    steps: ['started', 'validated', 'signed_in', 'ended'].map((name) => ({ name })),
  })
  // The browser is known now.
  await person.open(server.authorizeUrl())
  expect(person.location.href).toMatch(`${redirectUri}?code=`)
  expect((await server.exchange(person.location)).user.id).toBe(session.user.id)
})

test('connection_id and organization_id lead to the provider at once, and errors lead back to the application', async () => {
  const server = await start()
  const { connectionId, organizationId, workos, clientId, respond } = server
  for (const selector of [{ connectionId }, { organizationId }]) {
    const person = server.browser()
    await person.open(
      workos.userManagement.getAuthorizationUrl({ ...selector, clientId, redirectUri, state: 'a state' }),
    )
    await respond(person, readRequest(person.location))
    expect((await server.exchange(person.location)).organizationId).toBe(organizationId)

    await person.open(
      workos.userManagement.getAuthorizationUrl({ ...selector, clientId, redirectUri, state: 'a state' }),
    )
    await respond(person, readRequest(person.location), { email: 'mallory@eastwind.example' })
    expect(Object.fromEntries(person.location.searchParams)).toMatchObject({ error: 'access_denied', state: 'a state' })
  }
  expect(await server.lastAttempt()).toMatchObject({ failure: { reason: 'outside_organization' } })
  const unknown = server.browser()
  await unknown.open(workos.userManagement.getAuthorizationUrl({ connectionId: 'conn_none', clientId, redirectUri }))
  expect(unknown.location.searchParams.get('error')).toBe('connection_invalid')
})

test('an authorization is answered with a 302, whatever selects the provider, and where it leads to an error', async () => {
  const server = await start()
  const { workos, clientId, connectionId, organizationId, api } = server
  const { body: unreachable } = await api.post<{ id: string }>('/connections', {
    organization_id: organizationId,
    name: 'Unreachable',
    type: 'GenericOIDC',
    oidc: { issuer: 'http://127.0.0.1:9', client_id: 'client', client_secret: 'secret' },
  })
  const common = { clientId, redirectUri }
  const ofUsers = [
    ...[{ provider: 'authkit' }, { connectionId }, { organizationId }, { organizationId, provider: 'authkit' }],
    ...[{ connectionId: 'conn_none' }, { organizationId: 'org_none' }, { provider: 'GoogleOAuth' }],
    { connectionId: unreachable.id },
  ].map((selector) => workos.userManagement.getAuthorizationUrl({ ...common, ...selector }))
  const ofSso = [
    ...[{ connection: connectionId }, { organization: organizationId }, { domain: 'northwind.example' }],
    ...[{ connection: 'conn_none' }, { organization: 'org_none' }, { provider: 'GoogleOAuth' }],
    { connection: unreachable.id },
  ].map((selector) => {
    const url = new URL('/sso/authorize', server.url)
    const parameters = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', ...selector }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    return url.href
  })

  for (const url of [...ofUsers, ...ofSso])
    expect([url, (await fetch(url, { redirect: 'manual' })).status]).toEqual([url, 302])
})

test('[U-6] a password from before the domain’s provider proved the address opens nothing any more', async () => {
  const server = await start()
  const { workos } = server
  const email = 'ada@northwind.example'
  const planted = await workos.userManagement.createUser({ email, password })
  await signIn(server, server.browser())
  const user = await workos.userManagement.getUser(planted.id)
  expect(user.emailVerified).toBe(true)
  await expect(
    workos.userManagement.authenticateWithPassword({ clientId: server.clientId, email, password }),
  ).rejects.toMatchObject({ code: 'invalid_credentials' })
})

test('an organization that requires single sign-on lets no other method into a session, unless it is optional', async () => {
  const server = await start()
  const { workos, api, clientId, organizationId, connectionId } = server
  const email = 'ada@northwind.example'
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId })
  const authenticate = () =>
    api.post('/user_management/authenticate', {
      client_id: clientId,
      client_secret: server.apiKey,
      grant_type: 'password',
      email,
      password,
    })
  expect(await authenticate()).toMatchObject({
    status: 400,
    body: { error: 'sso_required', email, connection_ids: [connectionId] },
  })
  const policy = `/organizations/${organizationId}/sign_in_policy`
  expect((await api.get(policy)).body).toMatchObject({
    sso: 'required',
    guests: 'any_method',
    provisions_members: true,
  })
  await api.request(policy, { method: 'PATCH', body: { sso: 'optional' } })
  expect((await authenticate()).status).toBe(200)
  await api.request(policy, { method: 'PATCH', body: { sso: 'required' } })
  await api.request(`/connections/${connectionId}`, { method: 'PATCH', body: { state: 'inactive' } })
  expect((await authenticate()).status).toBe(200)
})

test('a session that began elsewhere does not switch into an organization that requires single sign-on of its guests', async () => {
  const server = await start()
  const { workos, api, clientId, organizationId } = server
  const email = 'grace@eastwind.example'
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  const home = await workos.organizations.createOrganization({ name: 'Eastwind' })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: home.id })
  const { refreshToken } = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId })
  const change = (token: string) =>
    workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken: token, organizationId })
  const { refreshToken: next } = await change(refreshToken)
  const back = await workos.userManagement.authenticateWithRefreshToken({
    clientId,
    refreshToken: next,
    organizationId: home.id,
  })
  await api.request(`/organizations/${organizationId}/sign_in_policy`, { method: 'PATCH', body: { guests: 'sso' } })
  await expect(change(back.refreshToken)).rejects.toMatchObject({ code: 'sso_required' })
})

test('[U-7] a guest of the organization needs an invitation or a membership, and a code to their email every time', async () => {
  const server = await start()
  const { workos, organizationId, outbox, connectionId, clientId, respond, settings } = server
  const email = 'grace@eastwind.example'
  const atConnection = () =>
    workos.userManagement.getAuthorizationUrl({ connectionId, clientId, redirectUri, state: 'a state' })
  const arrive = async (person: FormBrowser) => {
    await person.open(atConnection())
    await respond(person, readRequest(person.location), { email })
  }
  const otherBrowser = server.browser()
  await arrive(otherBrowser)
  expect(otherBrowser.location.searchParams.get('error')).toBe('access_denied')

  const user = await workos.userManagement.createUser({ email, emailVerified: true })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId })
  await settings({ mfa_policy: 'off' })
  for (const _time of ['first', 'second']) {
    const guest = server.browser()
    const before = (await outbox(email)).length
    await arrive(guest)
    expect(guest.location.pathname).toBe('/email-verification')
    await expect.poll(async () => (await outbox(email)).length, { timeout: 20_000 }).toBe(before + 1)
    const code = /\b\d{6}\b/.exec((await outbox(email))[0]?.text ?? '')?.[0] ?? ''
    await guest.submit({ code })
    expect((await server.exchange(guest.location)).user.id).toBe(user.id)
  }
})

test('[U-10] an invitation lets one new guest in by single sign-on', async () => {
  const server = await start()
  const { workos, organizationId, connectionId, clientId, respond } = server
  const { token } = await workos.userManagement.sendInvitation({ email: 'grace@eastwind.example', organizationId })
  const arrive = async (email: string) => {
    const person = server.browser()
    const url = workos.userManagement.getAuthorizationUrl({ connectionId, clientId, redirectUri, state: 'a state' })
    await person.open(`${url}&invitation_token=${token}`)
    await respond(person, readRequest(person.location), { email, nameId: email })
    return person.location
  }
  expect((await arrive('alan@eastwind.example')).pathname).toBe('/email-verification')
  expect((await arrive('grace@eastwind.example')).searchParams.get('error')).toBe('access_denied')
  expect((await workos.userManagement.listUsers()).data.map(({ email }) => email)).toEqual(['alan@eastwind.example'])
  // The guest who has an account now may come back.
  expect((await arrive('alan@eastwind.example')).pathname).toBe('/email-verification')
})

test('[U-7] the provider of one organization does not get into the account of a guest by renaming them', async () => {
  const server = await start()
  const { workos, organizationId } = server
  const victim = await workos.userManagement.createUser({ email: 'grace@eastwind.example', emailVerified: true })
  await workos.userManagement.createOrganizationMembership({ userId: victim.id, organizationId })
  const { database } = server.environment.system
  const person = server.browser()
  await signIn(server, person, { email: 'ada@northwind.example', nameId: 'the-guest' })
  await server.exchange(person.location)
  // As it would be after a code of the guest.
  await database.run(sql`
    update profiles set user_id = ${victim.id} where environment_id = ${server.environment.environmentId}`)
  const attacker = server.browser()
  await signIn(server, attacker, { email: 'mallory@northwind.example', nameId: 'the-guest' })
  expect((await server.exchange(attacker.location)).user.id).not.toBe(victim.id)
  expect((await workos.userManagement.getUser(victim.id)).email).toBe('grace@eastwind.example')
})

test('a person whose email changes at the provider stays the same user', async () => {
  const server = await start()
  const [before, after] = [server.browser(), server.browser()]
  await signIn(server, before, { email: 'ada@northwind.example', nameId: 'u1' })
  const { user } = await server.exchange(before.location)
  await signIn(server, after, { email: 'lovelace@northwind.example', nameId: 'u1' })
  expect((await server.exchange(after.location)).user).toMatchObject({
    id: user.id,
    email: 'lovelace@northwind.example',
  })
})

test('the groups of the provider decide the roles of members at every sign-in', async () => {
  const server = await start()
  const { api, workos, connectionId } = server
  await api.post('/authorization/roles', { name: 'Admin', slug: 'admin' })
  await api.request(`/connections/${connectionId}`, {
    method: 'PATCH',
    body: { group_roles: [{ group: 'Admins', role: 'admin' }] },
  })
  const roleAfter = async (groups: string[]) => {
    const person = server.browser()
    await signIn(server, person, { attributes: { groups } })
    const { user } = await server.exchange(person.location)
    const { data } = await workos.userManagement.listOrganizationMemberships({ userId: user.id })
    return data[0]?.role.slug
  }
  expect(await roleAfter(['Everybody'])).toBe('member')
  expect(await roleAfter(['Everybody', 'Admins'])).toBe('admin')
  expect(await roleAfter(['Everybody'])).toBe('member')
})

test('an organization that admits no one by signing in, and a deactivated member, are refused with a cause', async () => {
  const server = await start()
  const { api, workos, organizationId } = server
  const policy = `/organizations/${organizationId}/sign_in_policy`
  await api.request(policy, { method: 'PATCH', body: { provisions_members: false } })
  const person = server.browser()
  await signIn(server, person)
  expect(person.location.pathname).toBe('/sign-in')
  expect(person.html, 'the support code').toContain(`: ${(await server.lastAttempt()).id.slice(-8)}`)
  expect(await server.lastAttempt()).toMatchObject({ state: 'failed', failure: { reason: 'not_a_member' } })
  expect((await workos.userManagement.listUsers()).data).toEqual([])

  await api.request(policy, { method: 'PATCH', body: { provisions_members: true } })
  await signIn(server, person)
  const { user } = await server.exchange(person.location)
  const { data } = await workos.userManagement.listOrganizationMemberships({ userId: user.id })
  await workos.userManagement.deactivateOrganizationMembership(data[0]?.id ?? '')
  const again = server.browser()
  await signIn(server, again)
  expect(await server.lastAttempt()).toMatchObject({ failure: { reason: 'membership_inactive' } })
})

test('a sign-in that began at the provider gives a session of user management too, once', async () => {
  const server = await start()
  const person = server.browser()
  await server.respond(person, {})
  await person.submit({ decision: 'allow' })
  const code = person.location.searchParams.get('code') ?? ''
  const session = await server.workos.userManagement.authenticateWithCode({ clientId: server.clientId, code })
  expect(session).toMatchObject({ authenticationMethod: 'SSO', organizationId: server.organizationId })
  await expect(server.workos.sso.getProfileAndToken({ code, clientId: server.clientId })).rejects.toMatchObject({
    status: 400,
  })
  expect(await server.lastAttempt()).toMatchObject({ state: 'succeeded', origin: 'identity_provider' })
})

test('[U-7] (sdk) a magic code with the code of a sign-in at a provider makes its profile the user’s', async () => {
  const server = await start()
  const { workos, organizationId, clientId, environment, lastCode } = server
  const email = 'grace@eastwind.example'
  const user = await workos.userManagement.createUser({ email, emailVerified: true })
  await workos.userManagement.createUser({ email: 'eve@eastwind.example', emailVerified: true })
  await server.api.put(`/organizations/${organizationId}`, { allow_profiles_outside_organization: true })
  const person = server.browser()
  await server.respond(person, {}, { email, nameId: 'g1' })
  await person.submit({ decision: 'allow' })
  const linkAuthorizationCode = person.location.searchParams.get('code') ?? ''
  const signIn = async (address: string, link: string) => {
    await workos.userManagement.createMagicAuth({ email: address })
    const code = await lastCode(address)
    return workos.userManagement.authenticateWithMagicAuth({
      clientId,
      email: address,
      code,
      linkAuthorizationCode: link,
    })
  }
  const owners = () =>
    environment.system.database.many(sql`
      select user_id from profiles where environment_id = ${environment.environmentId} and user_id is not null`)
  const refused = { rawData: { error: 'invalid_link_authorization_code' } }

  // Not a member of the organization yet.
  await expect(signIn(email, linkAuthorizationCode)).rejects.toMatchObject(refused)
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId })
  await expect(
    workos.userManagement.authenticateWithCode({ clientId, code: linkAuthorizationCode }),
  ).rejects.toMatchObject({ code: 'email_verification_required' })
  await expect(signIn('eve@eastwind.example', linkAuthorizationCode)).rejects.toMatchObject(refused)
  await expect(signIn(email, 'nothing')).rejects.toMatchObject(refused)
  expect(await owners()).toEqual([])

  await server.settings({ mfa_policy: 'off' })
  await workos.userManagement.authenticateWithMagicAuth({
    clientId,
    email,
    code: await lastCode(email),
    linkAuthorizationCode,
  })
  expect(await owners()).toEqual([{ user_id: user.id }])
})

test('[A-3] a code of a single sign-on that began at the application is not one of user management', async () => {
  const server = await start()
  const location = await server.signIn(server.browser())
  const code = location.searchParams.get('code') ?? ''
  await expect(
    server.workos.userManagement.authenticateWithCode({ clientId: server.clientId, code }),
  ).rejects.toMatchObject({ status: 400 })
  expect((await server.workos.sso.getProfileAndToken({ code, clientId: server.clientId })).profile.email).toBe(
    'ada@northwind.example',
  )
})

test('a password that was right leads to the provider where the chosen organization requires it', async () => {
  const server = await start()
  const { workos, organizationId, api } = server
  await api.request(`/organizations/${organizationId}/sign_in_policy`, { method: 'PATCH', body: { guests: 'sso' } })
  const email = 'grace@eastwind.example'
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true })
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId })
  const person = server.browser()
  await enter(server, person, email)
  expect(person.location.pathname).toBe('/sign-in/password')
  await person.submit({ password })
  expect(person.location.origin).toBe('https://idp.northwind.example')
})

test('a browser that comes back twice at once is signed in once, and the attempt has not failed', async () => {
  const server = await start()
  const person = server.browser()
  await enter(server, person, 'ada@northwind.example')
  const { id, relayState } = readRequest(person.location)
  const fields = { SAMLResponse: answerTo(id, server.acsUrl, server.entityId, {}), RelayState: relayState }
  // The answer of the provider, without the redirect that follows it.
  await person.send(server.acsUrl, fields, { origin: 'https://idp.northwind.example', cookie: '' })
  const tabs = Array.from({ length: 4 }, () => person.copy())
  await Promise.all(tabs.map((tab) => tab.open(`/sso/continue?visit=${relayState}`)))

  const [arrived, ...others] = tabs.filter(({ location }) => location.href.startsWith(redirectUri))
  expect(others).toEqual([])
  await server.exchange(arrived?.location ?? new URL(server.url))
  expect(await server.lastAttempt()).toMatchObject({ state: 'succeeded', failure: null })
  const { body } = await server.api.get<{ data: object[] }>('/events?events=authentication.sso_failed')
  expect(body.data).toEqual([])
})

/** A server whose clock is moved, with a provider whose sessions end after an hour. */
async function startWithEndingSessions() {
  let minutes = 0
  const now = () => new Date(begin + minutes * 60_000)
  const begin = Date.now()
  const own = await startServerWithClock(now)
  const server = await pagesOf(await startSso('OktaSAML', {}, own))
  const end = new Date(begin + 3_600_000).toISOString()
  const refresh = ({ refreshToken }: { refreshToken: string }) =>
    server.workos.userManagement.authenticateWithRefreshToken({ clientId: server.clientId, refreshToken })
  return {
    ...server,
    end,
    refresh,
    /** An answer of this moment, whose session ends. */
    said: (): Answer => ({
      issuedAt: now(),
      says: (xml) => xml.replace('<saml:AuthnStatement', `<saml:AuthnStatement SessionNotOnOrAfter="${end}"`),
    }),
    /** When each session of a user ends. */
    async ends(userId: string) {
      const { data } = await server.workos.userManagement.listSessions(userId)
      return data.map(({ expiresAt }) => expiresAt)
    },
    pass(count: number) {
      minutes += count
    },
  }
}

test('no session outlives the one at the provider that it began with: not by a refresh, and not by another application', async () => {
  const server = await startWithEndingSessions()
  const { end, said, ends, refresh, pass } = server
  const person = server.browser()
  await signIn(server, person, said())
  const first = await server.exchange(person.location)
  pass(30)
  await person.open(server.authorizeUrl())
  const second = await server.exchange(person.location)
  expect(await ends(first.user.id)).toEqual([end, end])

  pass(29)
  const refreshed = await refresh(first)
  const { exp } = JSON.parse(Buffer.from(refreshed.accessToken.split('.')[1] ?? '', 'base64url').toString())
  expect(new Date(exp * 1_000).getTime()).toBeLessThanOrEqual(Date.parse(end))
  await person.open(server.authorizeUrl())
  const late = person.location
  expect(late.href).toMatch(`${redirectUri}?code=`)

  pass(2)
  for (const session of [refreshed, second])
    await expect(refresh(session)).rejects.toMatchObject({ error: 'invalid_grant' })
  await expect(server.exchange(late)).rejects.toMatchObject({
    error: 'invalid_grant',
    errorDescription: expect.stringContaining('session at the identity provider has ended'),
  })
  expect(await ends(first.user.id)).toEqual([])
  // The browser isn't remembered any longer either.
  await person.open(server.authorizeUrl())
  expect(person.location.pathname).toBe('/sign-in')
})

test('a session that began at the provider ends with the one there, too', async () => {
  const server = await startWithEndingSessions()
  const { end, said, ends, refresh, pass, workos, clientId } = server
  const person = server.browser()
  await server.respond(person, {}, said())
  await person.submit({ decision: 'allow' })
  const code = person.location.searchParams.get('code') ?? ''
  const session = await workos.userManagement.authenticateWithCode({ clientId, code })
  expect(await ends(session.user.id)).toEqual([end])
  pass(61)
  await expect(refresh(session)).rejects.toMatchObject({ error: 'invalid_grant' })
})

test('a provider that says nothing of an end, or names a later one, leaves the usual lifetime of a session', async () => {
  const server = await start()
  const lifetime = async (says?: Answer['says']) => {
    const person = server.browser()
    await signIn(server, person, defined({ says }))
    const { user } = await server.exchange(person.location)
    const [newest] = (await server.workos.userManagement.listSessions(user.id)).data
    return Date.parse(newest?.expiresAt ?? '') - Date.parse(newest?.createdAt ?? '')
  }
  const usual = await lifetime()
  expect(
    await lifetime((xml) =>
      xml.replace('<saml:AuthnStatement', '<saml:AuthnStatement SessionNotOnOrAfter="2099-01-01T00:00:00Z"'),
    ),
  ).toBe(usual)
})
