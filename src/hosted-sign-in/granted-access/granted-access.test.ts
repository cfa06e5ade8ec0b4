import { beforeEach, expect, test } from 'vitest'
import { agentsOf } from '#connect/agent-registrations/agent.fixture.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { type ConnectServer, startConnect } from '../connect/connect.fixture.ts'

let server: ConnectServer
beforeEach(async () => {
  server = await startConnect()
})

const url = () => `${server.url}/apps-and-agents?client_id=${server.clientId}`

/** A browser whose user has allowed the application. */
async function allowed(email = server.person.email): Promise<FormBrowser> {
  const browser = server.browser()
  await browser.open((await server.start()).url.href)
  await server.signIn(browser, email)
  expect(browser.html).toContain('/apps-and-agents?client_id=')
  await browser.submit({ decision: 'allow' })
  await browser.open(url())
  return browser
}

const authorized = async (userId: string) =>
  (
    await server.api.get<{ data: { application: { id: string } }[] }>(
      `/user_management/users/${userId}/authorized_applications`,
    )
  ).body.data

test('a user sees what they allowed an application, and ends it at once', async () => {
  const { application, person } = server
  const browser = await allowed()
  for (const shown of [person.email, 'Contoso Reports', 'See your email address']) expect(browser.html).toContain(shown)
  const before = browser.form

  await browser.submit({})

  expect(browser.html).toContain('Access removed.')
  expect(browser.html).not.toContain('Contoso Reports')
  expect(await authorized(person.id)).toEqual([])
  // Sent once more, the form finds nothing to end.
  await browser.send(before.action, before.fields)
  await browser.open(url())
  expect(browser.html).toContain('No apps or agents have access to your account.')
  expect((await server.workos.connect.getApplication({ id: application.id })).id).toBe(application.id)
})

test('a user sees the agents that act for them, and ends one with all that it holds', async () => {
  const agents = agentsOf(server)
  await agents.enable({ agent_service_auth: true, agent_post_claim_scopes: ['orders:read'] })
  const { id, claim } = (await agents.serviceAuth(server.person.email)) as Awaited<
    ReturnType<typeof agents.serviceAuth>
  > & { claim: { user_code: string } }
  const browser = server.browser()
  await browser.open(claim.attempt.verification_uri)
  await server.signIn(browser)
  await browser.submit({ decision: 'allow', user_code: claim.user_code })
  expect(browser.html).toContain('/apps-and-agents?client_id=')
  const [mail] = await server.outbox(server.person.email)
  expect(mail?.text).toContain('An AI agent can now access')
  expect(mail?.text).toContain(url())
  await browser.open(url())
  for (const shown of ['An AI agent', 'orders:read', `Personal (${server.person.email})`])
    expect(browser.html).toContain(shown)

  await browser.submit({})

  expect(browser.html).toContain('No apps or agents have access to your account.')
  expect((await server.api.get<{ status: string }>(`/agents/registrations/${id}`)).body.status).toBe('revoked')
})

test('a user is notified once of an application, with a link to the page that ends its access', async () => {
  const { person, outbox } = server
  const browser = await allowed()

  const [mail, ...others] = await outbox(person.email)
  expect(others).toEqual([])
  expect(mail?.subject).toContain('New access to your')
  expect(mail?.text).toContain('Contoso Reports can now access')
  expect(mail?.text).toContain(`\n\n${url()}\n\n`)

  // Asked once more for the same, the user allows nothing new; for something new, they do.
  for (const [scope, mails] of [
    ['openid profile email', 1],
    ['openid profile email reports:read', 2],
  ] as const) {
    await browser.open((await server.start({ prompt: 'consent', scope })).url.href)
    await browser.submit({ decision: 'allow' })
    expect(await outbox(person.email)).toHaveLength(mails)
  }
})

test('no email where the user denies, for the first party, and where the application sends such emails itself', async () => {
  const { person, outbox } = server
  const browser = server.browser()
  await browser.open((await server.start()).url.href)
  await server.signIn(browser)
  await browser.submit({ decision: 'deny' })
  const own = await server.firstParty()
  await browser.open((await server.start({ client_id: own.clientId })).url.href)
  await server.api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { disabled_mails: ['access_notice'] },
  })
  await browser.open((await server.start()).url.href)
  await browser.submit({ decision: 'allow' })

  expect(await authorized(person.id)).toHaveLength(2)
  expect(await outbox(person.email)).toEqual([])
})

test('a browser without a sign-in signs in first, without being asked for an organization', async () => {
  const { workos, person } = server
  for (const name of ['Fabrikam', 'Tailspin']) {
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ userId: person.id, organizationId })
  }
  const browser = server.browser()
  await browser.open(url())
  await server.signIn(browser)

  expect([browser.location.pathname, browser.status]).toEqual(['/apps-and-agents', 200])
  expect(browser.html).toContain(person.email)
})

test('[W-3] [T-3] no one ends what another user allowed, and no form of another browser or site ends anything', async () => {
  const { person, addUser } = server
  const otherId = await addUser('bob@northwind.example')
  const [victim, other] = [await allowed(), await allowed('bob@northwind.example')]
  const { action, fields } = victim.form

  // Another user, with the application that both allowed, in their own browser: it ends theirs alone.
  await other.submit({ id: fields.id ?? '' })
  expect([await authorized(otherId), (await authorized(person.id)).length]).toEqual([[], 1])
  for (const answer of [
    await other.send(action, fields),
    await victim.send(action, { ...fields, csrf_token: 'x' }),
    await victim.send(action, fields, { origin: 'https://evil.example' }),
  ])
    expect(answer.status).toBe(403)
  const stranger = await server.browser().send(action, fields)
  expect(stranger.status).toBe(303)
  expect(await authorized(person.id)).toHaveLength(1)
})
