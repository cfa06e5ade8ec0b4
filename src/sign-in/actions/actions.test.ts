import { WorkOS } from '@workos-inc/node'
import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { type Answer, type Delivered, type Receiver, startReceiver } from '#test/receiver.ts'
import { send } from '#test/samples.ts'
import { startServer, type TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'
const email = 'ada@northwind.example'
const { actions } = new WorkOS('sk_test_of_the_endpoint')

type Type = 'authentication' | 'user_registration'
type Context = Awaited<ReturnType<typeof actions.constructAction>>

interface Endpoint {
  id: string
  secret: string
  receiver: Receiver
  /** What came, as the SDK reads it after it has verified the signature. */
  asked(): Promise<Context[]>
}

/** An endpoint that answers with the SDK: it allows everything unless it has a message to deny with. */
async function decideBy(server: TestServer, type: Type, deny?: string, more: object = {}): Promise<Endpoint> {
  let secret = ''
  const receiver = await startReceiver(async () => answerWith(type, secret, deny))
  onTestFinished(() => receiver.close())
  const { status, body } = await server.api.post<{ id: string; secret: string }>('/action_endpoints', {
    type,
    endpoint_url: receiver.url,
    ...more,
  })
  expect(status).toBe(201)
  const created = body
  secret = created.secret
  return {
    ...created,
    receiver,
    asked: () => Promise.all(receiver.delivered.map((each) => readWith(secret, each))),
  }
}

async function answerWith(type: Type, secret: string, deny?: string): Promise<Answer> {
  const data =
    deny === undefined
      ? { type, verdict: 'Allow' as const }
      : { type, verdict: 'Deny' as const, ...(deny === '' ? {} : { errorMessage: deny }) }
  const headers = { 'content-type': 'application/json' }
  return { status: 200, headers, body: JSON.stringify(await actions.signResponse(data, secret)) }
}

const readWith = (secret: string, { body, signature }: Delivered) =>
  actions.constructAction({ payload: JSON.parse(body.toString()), sigHeader: signature, secret })

const signIn = ({ workos, clientId }: TestServer, more: object = {}) =>
  workos.userManagement.authenticateWithPassword({ clientId, email, password, ...more })

const createUser = ({ workos }: TestServer) =>
  workos.userManagement.createUser({ email, password, emailVerified: true })

/** Events that the SDK has no types of. */
async function eventsOf({ url, apiKey }: TestServer, name: string) {
  const { json } = await send(url, `/events?events=${name}`, { key: apiKey })
  return (json as { data: { data: Record<string, unknown> }[] }).data.map(({ data }) => data)
}

test('an allowed sign-in goes on; the endpoint learned who, how, from where and into what, signed', async () => {
  const server = await startServer()
  const user = await createUser(server)
  const organization = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const membership = await server.workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
  })
  const endpoint = await decideBy(server, 'authentication')

  const answer = await signIn(server, { ipAddress: '203.0.113.7', userAgent: 'Test' })

  expect(answer.organizationId).toBe(organization.id)
  const [asked, ...more] = await endpoint.asked()
  expect(more).toEqual([])
  expect(asked).toMatchObject({
    object: 'authentication_action_context',
    id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
    user: { id: user.id, email },
    organization: { id: organization.id, name: 'Northwind' },
    organizationMembership: { id: membership.id, role: { slug: 'member' } },
    authenticationMethod: 'Password',
    ipAddress: '203.0.113.7',
    userAgent: 'Test',
  })
  // A refresh is no sign-in.
  const { refreshToken } = answer
  await server.workos.userManagement.authenticateWithRefreshToken({ clientId: server.clientId, refreshToken })
  expect(endpoint.receiver.delivered).toHaveLength(1)
})

test('a denied sign-in gives no session and says why; the event names endpoint and execution', async () => {
  const server = await startServer()
  const user = await createUser(server)
  const endpoint = await decideBy(server, 'authentication', 'Only on weekdays.')

  await expect(signIn(server)).rejects.toMatchObject({
    status: 400,
    error: 'access_denied',
    errorDescription: 'Only on weekdays.',
  })

  expect((await server.workos.userManagement.listSessions(user.id)).data).toEqual([])
  const [asked] = await endpoint.asked()
  expect(await eventsOf(server, 'action.authentication.denied')).toEqual([
    {
      action_endpoint_id: endpoint.id,
      action_execution_id: `action_execution_${asked?.id}`,
      type: 'authentication',
      verdict: 'Deny',
      user_id: user.id,
      organization_id: null,
      email,
      ip_address: null,
      user_agent: null,
    },
  ])
  // The password was right all the same.
  expect(await eventsOf(server, 'authentication.password_succeeded')).toHaveLength(1)
  const subscribed = await server.api.post('/webhook_endpoints', {
    endpoint_url: endpoint.receiver.url,
    events: ['action.authentication.denied'],
  })
  expect(subscribed.status).toBe(422)
})

test('the action is asked once and last: after the second step, about the organization that was chosen', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  const user = await createUser(server)
  const organizations = await Promise.all(
    ['One', 'Two'].map((name) => workos.organizations.createOrganization({ name })),
  )
  for (const { id } of organizations)
    await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId: id })
  const endpoint = await decideBy(server, 'authentication')

  const waiting = await signIn(server).catch((error: { pendingAuthenticationToken: string }) => error)
  expect(endpoint.receiver.delivered).toHaveLength(0)
  const { pendingAuthenticationToken } = waiting as { pendingAuthenticationToken: string }
  const organizationId = organizations[1]?.id ?? ''
  const answer = await workos.userManagement.authenticateWithOrganizationSelection({
    clientId,
    organizationId,
    pendingAuthenticationToken,
  })

  expect(answer.organizationId).toBe(organizationId)
  expect(await endpoint.asked()).toMatchObject([{ organization: { id: organizationId } }])
})

test.each([
  [
    'proves an unverified address by code',
    async ({ workos, clientId, lastCode }: TestServer) => {
      const { code } = await workos.userManagement.createMagicAuth({ email })
      expect(await lastCode(email)).toBe(code)
      return workos.userManagement.authenticateWithMagicAuth({ clientId, email, code })
    },
  ],
  [
    'verifies the address after the password',
    async (server: TestServer) => {
      const waiting = (await signIn(server).catch((error: unknown) => error)) as { pendingAuthenticationToken: string }
      return server.workos.userManagement.authenticateWithEmailVerification({
        clientId: server.clientId,
        code: await server.lastCode(email),
        pendingAuthenticationToken: waiting.pendingAuthenticationToken,
      })
    },
  ],
])('a sign-in that %s is decided about with the proof counted', async (_how, run) => {
  const server = await startServer()
  await server.workos.userManagement.createUser({ email, password })
  const endpoint = await decideBy(server, 'authentication')

  expect((await run(server)).user.emailVerified).toBe(true)
  expect(endpoint.receiver.delivered).toHaveLength(1)
})

test.each([
  ['a forged signature', async () => answerWith('authentication', 'another secret')],
  ['another action’s answer', undefined],
  ['no JSON', async () => ({ status: 200, body: 'Allow' })],
  ['a fault', async () => ({ status: 500 })],
  ['a redirect', async () => ({ status: 302, headers: { location: 'https://elsewhere.example' } })],
] as [string, (() => Promise<Answer>) | undefined][])(
  '%s counts as the environment decided',
  async (_what, respond) => {
    const server = await startServer()
    await createUser(server)
    const endpoint = await decideBy(server, 'authentication')
    endpoint.receiver.respond = respond ?? (async () => answerWith('user_registration', endpoint.secret))

    await expect(signIn(server)).rejects.toMatchObject({ error: 'access_denied' })
    expect(await eventsOf(server, 'action.authentication.denied')).toHaveLength(1)

    const path = `/action_endpoints/${endpoint.id}`
    await server.api.request(path, { method: 'PATCH', body: { on_failure: 'allow' } })
    expect((await signIn(server)).accessToken).toEqual(expect.any(String))
  },
)

test('an endpoint that cannot be reached denies or allows as the environment decided', async () => {
  const server = await startServer()
  await createUser(server)
  const endpoint = await decideBy(server, 'authentication')
  await endpoint.receiver.close()

  await expect(signIn(server)).rejects.toMatchObject({ error: 'access_denied' })
  await server.api.request(`/action_endpoints/${endpoint.id}`, { method: 'PATCH', body: { on_failure: 'allow' } })
  expect((await signIn(server)).accessToken).toEqual(expect.any(String))
})

test('while an endpoint takes its time, no connection of the database waits for it', async () => {
  const server = await startServer()
  await createUser(server)
  const endpoint = await decideBy(server, 'authentication')
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  endpoint.receiver.respond = async () => {
    await held
    return answerWith('authentication', endpoint.secret)
  }

  // More than the sixteen connections for transactions; fewer than ten tries for one address.
  const bob = 'bob@northwind.example'
  await server.workos.userManagement.createUser({ email: bob, password, emailVerified: true })
  const slow = Array.from({ length: 18 }, (_, i) => signIn(server, i % 2 === 0 ? {} : { email: bob }))
  await endpoint.receiver.received(18)
  const names = Array.from({ length: 20 }, (_, i) => `Organization ${i}`)
  await Promise.all(names.map((name) => server.workos.organizations.createOrganization({ name })))
  answer()

  expect(await Promise.all(slow)).toHaveLength(18)
})

test('a registration is decided about before the user exists, once, and never for one who does', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  const endpoint = await decideBy(server, 'user_registration', 'By invitation of our team alone.')
  const invitation = await userManagement.sendInvitation({ email: 'bob@northwind.example' })

  const refused = server.api.post('/user_management/magic_auth', {
    email: 'bob@northwind.example',
    invitation_token: invitation.token,
  })
  expect(await refused).toMatchObject({
    status: 400,
    body: { error: 'sign_up_not_allowed', error_description: 'By invitation of our team alone.' },
  })
  expect((await userManagement.listUsers({ email: 'bob@northwind.example' })).data).toEqual([])
  expect(await endpoint.asked()).toMatchObject([
    {
      object: 'user_registration_action_context',
      userData: { object: 'user_data', email: 'bob@northwind.example', firstName: null },
      invitation: { id: invitation.id },
      authenticationMethod: 'MagicAuth',
    },
  ])
  expect(await eventsOf(server, 'action.user_registration.denied')).toMatchObject([
    { action_endpoint_id: endpoint.id, type: 'user_registration', verdict: 'Deny', email: 'bob@northwind.example' },
  ])

  // The operator's own call is no registration.
  await userManagement.createUser({ email })
  await userManagement.createMagicAuth({ email })
  expect(endpoint.receiver.delivered).toHaveLength(1)
})

test('a registration that is denied without a message is refused in the language of the person', async () => {
  const server = await startServer()
  const redirectUri = 'https://app.northwind.example/callback'
  await server.api.post('/user_management/redirect_uris', { uri: redirectUri })
  await decideBy(server, 'user_registration', '')
  const { workos, clientId } = server
  const browser = new FormBrowser(server.url)

  await browser.open(
    `${workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId, screenHint: 'sign-up' })}&ui_locales=fr`,
  )
  await browser.submit({ email: 'new@northwind.example', password, first_name: 'New' })

  expect(browser.html).toContain('Vous ne pouvez pas créer de compte ici pour le moment.')
})

test('the hosted pages ask before they lead back, show a denial and let another account try', async () => {
  const server = await startServer()
  const { workos, clientId } = server
  await createUser(server)
  const redirectUri = 'https://app.northwind.example/callback'
  await server.api.post('/user_management/redirect_uris', { uri: redirectUri })
  const registration = await decideBy(server, 'user_registration', 'No new accounts <b>today</b>.')
  const endpoint = await decideBy(server, 'authentication', '')
  const browser = new FormBrowser(server.url)
  const url = workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId })

  await browser.open(
    workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId, screenHint: 'sign-up' }),
  )
  await browser.submit({ email: 'new@northwind.example', password, first_name: 'New' })
  expect(browser.html).toContain('No new accounts &lt;b&gt;today&lt;/b&gt;.')
  expect((await workos.userManagement.listUsers({ email: 'new@northwind.example' })).data).toEqual([])
  expect(await registration.asked()).toMatchObject([
    { userData: { firstName: 'New' }, authenticationMethod: 'Password' },
  ])

  await browser.open(url)
  await browser.submit({ email })
  await browser.submit({ password })
  expect(browser.html).toContain('You can’t sign in here right now.')
  expect(browser.location.origin).toBe(server.url)

  endpoint.receiver.respond = () => answerWith('authentication', endpoint.secret)
  await browser.submit({ email })
  await browser.submit({ password })
  expect(browser.location.href).toMatch(/^https:\/\/app\.northwind\.example\/callback\?code=/)
  const code = browser.location.searchParams.get('code') ?? ''
  expect((await workos.userManagement.authenticateWithCode({ clientId, code })).user.email).toBe(email)
  expect(endpoint.receiver.delivered).toHaveLength(2)

  // The browser is remembered, and yet it is a sign-in.
  endpoint.receiver.respond = () => answerWith('authentication', endpoint.secret, 'Not today.')
  await browser.open(url)
  expect(browser.html).toContain('Not today.')
})

test('endpoints are one for each action, change, are switched off and deleted; a secret is shown once', async () => {
  const server = await startServer()
  const { api } = server
  await createUser(server)
  const endpoint = await decideBy(server, 'authentication', 'No.')
  const path = `/action_endpoints/${endpoint.id}`

  const twin = { type: 'authentication', endpoint_url: endpoint.receiver.url }
  expect(await api.post('/action_endpoints', twin)).toMatchObject({ status: 409, body: { code: 'duplicate_endpoint' } })
  expect(JSON.stringify((await api.get('/action_endpoints')).body)).not.toContain(endpoint.secret)
  const rotated = (await api.post<{ secret: string }>(`${path}/rotate_secret`, {})).body
  expect(rotated.secret).not.toBe(endpoint.secret)
  endpoint.receiver.respond = () => answerWith('authentication', endpoint.secret)
  await expect(signIn(server)).rejects.toMatchObject({ error: 'access_denied' })
  endpoint.receiver.respond = () => answerWith('authentication', rotated.secret)
  await signIn(server)

  const off = await api.request(path, { method: 'PATCH', body: { status: 'disabled' } })
  expect(off).toMatchObject({ status: 200, body: { status: 'disabled', on_failure: 'deny' } })
  const asked = endpoint.receiver.delivered.length
  await signIn(server)
  expect(endpoint.receiver.delivered).toHaveLength(asked)
  expect((await api.delete(path)).status).toBe(204)
  expect((await api.delete(path)).status).toBe(404)
})

test.each(['http://app.example', 'https://10.0.0.1/', 'https://169.254.169.254/', 'ftp://app.example', 'x', ''])(
  '[E-1] [E-5] %j is no address that an action can be asked at',
  async (endpoint_url) => {
    const { api } = await startServer()

    const answer = await api.post('/action_endpoints', { type: 'authentication', endpoint_url })

    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_url' } })
    expect((await api.get('/action_endpoints')).body).toEqual({ data: [] })
  },
)

test('no one is asked about a sign-in that Radar stops; once it is confirmed they are, and it is assessed once', async () => {
  const server = await startServer()
  const { workos, clientId, environment, lastCode } = server
  await createUser(server)
  const endpoint = await decideBy(server, 'authentication')
  const settings = (restriction: string) =>
    server.api.request('/environments/current/radar_settings', { method: 'PATCH', body: { restriction } })
  await workos.radar.addListEntry({ type: 'email', action: 'block', entry: email })

  await expect(signIn(server)).rejects.toMatchObject({ rawData: { code: 'policy_denied' } })
  await settings('challenge')
  const step = await signIn(server).catch((error: unknown) => error)
  expect(await endpoint.asked()).toEqual([])
  const { pendingAuthenticationToken, radarChallengeId } = step as Record<string, string>
  await workos.userManagement.authenticateWithRadarEmailChallenge({
    clientId,
    code: await lastCode(email),
    radarChallengeId: radarChallengeId ?? '',
    pendingAuthenticationToken: pendingAuthenticationToken ?? '',
  })
  await settings('log')
  await signIn(server)

  expect(await endpoint.asked()).toHaveLength(2)
  const { n } = await environment.db.one<{ n: number }>(sql`
    select count(*)::int as n from radar_attempts where environment_id = ${environment.environmentId}`)
  expect(n).toBe(3)
})

const testOf = ({ api }: TestServer, id: string) => api.post(`/action_endpoints/${id}/test`, {})

test.each(['authentication', 'user_registration'] as const)(
  'a test of the %s action tells what the endpoint answers, also of one that is disabled, and records no event',
  async (type) => {
    const server = await startServer()
    const endpoint = await decideBy(server, type, 'Not from here.', { status: 'disabled' })

    const answer = await testOf(server, endpoint.id)

    expect(answer).toMatchObject({
      status: 200,
      body: { verdict: 'deny', error_message: 'Not from here.', failure: null, status: 200 },
    })
    expect(await endpoint.asked()).toHaveLength(1)
    expect(await eventsOf(server, `action.${type}.denied`)).toEqual([])
  },
)

test.each([
  ['an error', { status: 500, body: 'no' }, { status: 500, failure: 'It answered 500.' }],
  [
    'no signature',
    { status: 200, body: '{"verdict":"Allow"}' },
    { status: 200, failure: expect.stringContaining('signature') },
  ],
])('a test of an endpoint that answers with %s says why there is no verdict', async (_, answered, told) => {
  const server = await startServer()
  const { url, close } = await startReceiver(() => answered)
  onTestFinished(close)
  const { body } = await server.api.post<{ id: string }>('/action_endpoints', {
    type: 'authentication',
    endpoint_url: url,
  })

  const answer = await testOf(server, body.id)

  expect(answer).toMatchObject({ status: 200, body: { verdict: null, error_message: null, ...told } })
})

test('the last calls of an endpoint are listed: what it decided, about whom, and why it could not', async () => {
  const server = await startServer()
  const { id: userId } = await createUser(server)
  const endpoint = await decideBy(server, 'authentication', undefined, { on_failure: 'allow' })
  await signIn(server)
  endpoint.receiver.respond = async () => ({ status: 500 })
  await signIn(server)
  await testOf(server, endpoint.id)

  const { body } = await server.api.get<{ data: object[] }>(`/action_endpoints/${endpoint.id}/calls`)

  const failure = 'It answered 500.'
  expect(body.data).toMatchObject([
    { is_test: true, user_id: null, verdict: null, status: 500, failure },
    { is_test: false, user_id: userId, verdict: null, status: 500, failure },
    { is_test: false, user_id: userId, verdict: 'allow', status: 200, failure: null, duration_ms: expect.any(Number) },
  ])
  const elsewhere = await startServer()
  expect(await elsewhere.api.get(`/action_endpoints/${endpoint.id}/calls`)).toMatchObject({ status: 404 })
})
