import { decodeJwt } from 'jose'
import { beforeEach, expect, test } from 'vitest'
import { makeIssuer } from '#connect/agent-issuers/issuer.fixture.ts'
import { agentsOf, type Registered } from '#connect/agent-registrations/agent.fixture.ts'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer, type TestServer } from '#test/server.ts'

const email = 'ada@northwind.example'
const password = 'a sturdy long passphrase'
const claimType = 'urn:workos:agent-auth:grant-type:claim'

let server: TestServer
let agents: ReturnType<typeof agentsOf>
let userId: string
let browser: FormBrowser
beforeEach(async () => {
  server = await startServer()
  agents = agentsOf(server)
  await agents.enable({ agent_anonymous: true, agent_service_auth: true, agent_post_claim_scopes: ['orders:read'] })
  userId = (await server.workos.userManagement.createUser({ email, password, emailVerified: true })).id
  browser = new FormBrowser(server.url)
})

type Ceremony = Registered & {
  claim: { user_code: string; verification_uri: string; interval: number; expires_in: number }
}

const register = async () => (await agents.serviceAuth(email)) as Ceremony
const poll = (claim_token: string) => postForm(`${server.url}/oauth2/token`, { grant_type: claimType, claim_token })

/** Signs the person in on the page of the link. */
async function open(link: string, as = email) {
  await browser.open(link)
  expect(browser.location.pathname).toBe('/sign-in')
  await browser.submit({ email: as })
  await browser.submit({ password })
  expect(browser.location.pathname).toBe('/agent-claim/confirm')
}

const shownCode = () => /[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}/.exec(browser.html)?.[0] ?? ''

test('a person allows an agent and is shown a code, with which the agent completes the claim', async () => {
  const { id: organizationId } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  await server.workos.userManagement.createOrganizationMembership({ organizationId, userId })
  const registered = await register()
  await open(registered.claim.attempt.verification_uri)
  for (const shown of [email, 'Northwind', 'orders:read']) expect(browser.html).toContain(shown)
  expect(await agents.complete(registered.claim.token, registered.claim.user_code)).toMatchObject({
    body: { error: 'claim_not_confirmed' },
  })
  await browser.submit({ decision: 'allow', user_code: '' })
  const code = shownCode()
  await browser.open(browser.location.href)
  expect(shownCode(), 'the same code after the page was loaded again').toBe(code)
  expect(await agents.complete(registered.claim.token, registered.claim.user_code)).toMatchObject({
    body: { error: 'invalid_user_code' },
  })
  expect((await poll(registered.claim.token)).body.error).toBe('authorization_pending')

  const { status, body } = await agents.complete(registered.claim.token, code)
  expect(status).toBe(200)
  expect(decodeJwt(await agents.credentialFor(body.identity.assertion))).toMatchObject({
    act: { sub: userId },
    org_id: organizationId,
    scope: 'orders:read',
  })
  await browser.open(browser.location.href)
  expect(browser.html).toContain('Your agent is connected')
  expect((await poll(registered.claim.token)).body.error, 'the identity was handed out').toBe('invalid_grant')
})

test('the organization that was made for an agent is called by its person, comes last and is not preselected', async () => {
  const first = await register()
  await open(first.claim.attempt.verification_uri)
  await browser.submit({ decision: 'allow', user_code: first.claim.user_code })
  const { data } = await server.workos.userManagement.listOrganizationMemberships({ userId })
  const own = data[0]?.organizationId ?? ''
  const { id: organizationId } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  await server.workos.userManagement.createOrganizationMembership({ organizationId, userId })
  const second = await register()
  await browser.open(second.claim.attempt.verification_uri)

  const options = () => [...browser.html.matchAll(/<option value="([^"]*)"( selected="")?>([^<]*)/g)]
  expect(options().map(([, id, selected, name]) => [id, selected, name])).toEqual([
    [organizationId, undefined, 'Northwind'],
    [own, undefined, `Personal (${email})`],
  ])
  // With a name of its own, it is like any other.
  await server.workos.organizations.updateOrganization({ organization: own, name: 'Ada & Co.' })
  await browser.open(browser.location.href)
  expect(options().map(([, id]) => id)).toEqual([own, organizationId])
})

test('what an agent will be able to do is said in the words of the permission', async () => {
  const { api } = server
  const description = 'See all orders of your organization'
  await api.post('/authorization/permissions', { slug: 'orders:read', name: 'Read orders', description })
  await agents.enable({ agent_post_claim_scopes: ['orders:read', 'orders:write'] })
  await open((await register()).claim.attempt.verification_uri)

  expect(browser.html).toContain(`<span>${description}</span>`)
  expect(browser.html).toContain('Use the permission “orders:write”')
  expect(browser.html).not.toContain('orders:read')
})

test('a person types in the code of the agent, whose next poll gets an identity and a token, once', async () => {
  const registered = await register()
  expect(registered).toMatchObject({
    registration_id: registered.id,
    claim_token: registered.claim.token,
    claim: { interval: 5, expires_in: 600, verification_uri: registered.claim.attempt.verification_uri },
  })
  expect((await poll(registered.claim.token)).body.error).toBe('authorization_pending')
  expect((await poll(registered.claim.token)).body.error).toBe('slow_down')
  await open(registered.claim.attempt.verification_uri)
  await browser.submit({ decision: 'allow', user_code: 'BBBB-BBBB' })
  expect(browser.html).toContain('That isn’t your agent’s code')
  await browser.submit({ decision: 'allow', user_code: registered.claim.user_code.toLowerCase() })
  expect(browser.html).toContain('Your agent is connected')

  const answers = await Promise.all(Array.from({ length: 4 }, () => poll(registered.claim.token)))
  const [handedOut, ...others] = answers.filter(({ status }) => status === 200)
  expect(others).toEqual([])
  const { access_token, identity_assertion, identity } = handedOut?.body ?? {}
  expect(decodeJwt(String(access_token))).toMatchObject({ sub: registered.id, act: { sub: userId } })
  expect(await agents.exchange(String(identity_assertion))).toMatchObject({ status: 200 })
  const refresh_token = (identity as Registered['identity']).refresh_token?.value
  expect((await agents.post('/identity', { type: 'refresh', refresh_token })).status).toBe(200)
})

test('a person confirms once that agents of an issuer, which the page names, may act for them', async () => {
  await agents.enable({ agent_identity_assertion: true })
  const issuer = await makeIssuer(server)
  await issuer.trust({ name: 'Agents Inc.' })
  const present = async () =>
    agents.post<Ceremony & { claim_token: string }>('/identity', {
      type: 'identity_assertion',
      assertion: await issuer.assert('ada-there', email),
    })
  const { status, body } = await present()
  expect(status).toBe(401)
  await open(body.claim.verification_uri)
  expect(browser.html).toContain('An agent from Agents Inc. has registered itself')
  await browser.submit({ decision: 'allow', user_code: body.claim.user_code })
  const polled = await poll(body.claim_token)
  expect(decodeJwt(String(polled.body.access_token))).toMatchObject({ sub: body.id, act: { sub: userId } })
  expect(await present()).toMatchObject({ status: 200, body: { id: body.id } })
})

test('a person who denies ends the attempt for the agent', async () => {
  const registered = await register()
  await open(registered.claim.attempt.verification_uri)
  await browser.submit({ decision: 'deny', user_code: '' })
  expect(browser.html).toContain('Your agent wasn’t connected')
  expect((await poll(registered.claim.token)).body.error).toBe('access_denied')
  expect(await agents.complete(registered.claim.token, 'BBBB-BBBB')).toMatchObject({
    status: 403,
    body: { error: 'claim_denied' },
  })
})

test('a link is for the person whom the agent named, and dead once a newer one is there', async () => {
  await server.workos.userManagement.createUser({ email: 'eve@northwind.example', password, emailVerified: true })
  const registered = await register()
  const link = registered.claim.attempt.verification_uri
  await open(link, 'eve@northwind.example')
  expect(browser.html).toContain('This link is for someone else')
  expect(browser.html).not.toContain(email)

  await agents.post('/identity/claim', { claim_token: registered.claim.token, login_hint: email })
  for (const dead of [link, `${server.url}/agent-claim?token=cla_tkn_unknown`]) {
    const other = new FormBrowser(server.url)
    const status = await other.open(dead).then(
      () => other.html,
      (error: unknown) => String(error),
    )
    expect(status).toMatch(/This link no longer works|410/)
  }
})

test('[A-9] after ten wrong codes on the page the right one is refused too', async () => {
  const registered = await register()
  await open(registered.claim.attempt.verification_uri)
  for (let i = 0; i < 10; i++) await browser.submit({ decision: 'allow', user_code: 'BBBB-BBBB' })
  await browser.submit({ decision: 'allow', user_code: registered.claim.user_code })
  expect(browser.html).toContain('Too many wrong codes')
  expect((await poll(registered.claim.token)).body.error).toBe('authorization_pending')
})
