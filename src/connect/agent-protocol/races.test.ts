import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { startOwnServer } from '#test/server.ts'
import { makeIssuer } from '../agent-issuers/issuer.fixture.ts'
import { agentsOf, type Registered } from '../agent-registrations/agent.fixture.ts'

const secrets = { databaseUrl: await createDatabase() }
// Both behind one address, as behind a load balancer.
const config = { url: 'http://gatehouse.example' }
const first = await startOwnServer({ secrets, config })
const second = await startOwnServer({ secrets, config })
afterAll(() => Promise.all([first.close(), second.close()]))
const here = agentsOf(first)
const there = agentsOf({ ...first, url: second.url })
const ada = { email: 'ada@example.com', external_id: 'ada-1' }
await here.enable({ agent_anonymous: true, agent_service_auth: true, agent_identity_assertion: true })

test('of 100 completions of one claim on two servers one gets the identity, and one claim is recorded', async () => {
  const registered = await here.serviceAuth(ada.email)
  const { body } = await here.link(registered.claim.attempt.verification_uri, ada)
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      (i % 2 === 0 ? here : there).complete(registered.claim.token, body.user_code),
    ),
  )
  const winners = answers.filter(({ status }) => status === 200)
  expect(winners).toHaveLength(1)
  // Beyond ten at a time, callers have to wait.
  for (const { status } of answers) expect([200, 409, 429]).toContain(status)
  expect(await here.events('claim.completed')).toHaveLength(1)
  expect((await here.exchange(winners[0]?.body.identity.assertion ?? '')).status).toBe(200)
})

test('no token that was asked for while an agent was being claimed counts afterwards, unless it is for the claimed agent', async () => {
  const registered = await here.anonymous()
  const started = await here.post('/identity/claim', { claim_token: registered.claim.token, login_hint: ada.email })
  const { attempt } = started.body as { attempt: { verification_uri: string } }
  const { body } = await here.link(attempt.verification_uri, ada)
  const exchanges = Promise.all(
    Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? here : there).exchange(registered.identity.assertion)),
  )
  expect((await there.complete(registered.claim.token, body.user_code)).status).toBe(200)
  for (const { status, body: issued } of await exchanges)
    if (status === 200)
      expect(await here.validate('access_token', String(issued.access_token))).toMatchObject({ valid: false })
})

test('an agent that is switched a hundred times at once on two servers moves once, with one event', async () => {
  const [from, to] = await Promise.all(
    ['Northwind', 'Contoso'].map(async (name) => (await first.workos.organizations.createOrganization({ name })).id),
  )
  const bob = { email: 'bob@example.com', external_id: 'bob-1' }
  const user = await first.workos.userManagement.createUser({ email: bob.email, externalId: bob.external_id })
  const memberships = await Promise.all(
    [from, to].map((organizationId = '') =>
      first.workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId }),
    ),
  )
  const { id } = await here.claimed(bob, from)
  const switchTo = (organization_id: string | undefined, i: number) =>
    fetch(`${(i % 2 === 0 ? first : second).url}/agents/registrations/${id}/switch_organization`, {
      method: 'POST',
      headers: { authorization: `Bearer ${first.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ organization_id }),
    })
  const moves = async () =>
    (await here.events('organization.switched')).filter(({ data }) => data.agent_registration_id === id)
  const before = (await moves()).length
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => switchTo(to, i)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(await moves()).toHaveLength(before + 1)

  // Back, while the membership there goes: whichever comes first, an agent is left nowhere where its person is no member.
  const raced = await Promise.all([
    ...Array.from({ length: 10 }, (_, i) => switchTo(from, i)),
    first.workos.userManagement.deleteOrganizationMembership(memberships[0]?.id ?? ''),
  ])
  for (const answer of raced) if (answer !== undefined) expect([200, 400, 409]).toContain(answer.status)
  const { status, organizationId } = await first.workos.agents.getRegistration(id)
  expect(['revoked from', 'verified to']).toContain(`${status} ${organizationId === from ? 'from' : 'to'}`)
  expect(await here.events('revoked')).toHaveLength(status === 'revoked' ? 1 : 0)
})

test('[A-4] an assertion that is used a hundred times at once on two servers registers one agent, and others of the same person renew it', async () => {
  const { sayOf, assert, statusesOf } = await trustedIssuer()
  const one = await assert()
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => sayOf(one, i)))
  expect(statusesOf(answers)).toEqual([200, ...Array(99).fill(400)])
  const id = answers.find(({ status }) => status === 200)?.body.id

  const others = await Promise.all(Array.from({ length: 10 }, assert))
  const renewals = await Promise.all(others.map(sayOf))
  expect(new Set(renewals.map(({ body }) => body.id))).toEqual(new Set([id]))
  const events = (await here.events('created', 'refreshed')).filter(({ data }) =>
    [data.id, data.agent_registration_id].includes(id),
  )
  expect(events.map(({ event }) => event)).toEqual(['created', ...Array(10).fill('refreshed')])
})

test('an issuer that is deleted while its assertions are used leaves no agent that counts', async () => {
  const { sayOf, assert, statusesOf, id, subject } = await trustedIssuer()
  const assertions = await Promise.all(Array.from({ length: 20 }, assert))
  const early = assertions.slice(0, 5).map(sayOf)
  await Promise.race(early)
  const [deleted, ...answers] = await Promise.all([
    first.api.delete(`/agents/trusted_issuers/${id}`),
    ...early,
    ...assertions.slice(5).map(sayOf),
  ])
  expect(deleted.status).toBe(204)
  for (const status of statusesOf(answers)) expect([200, 400]).toContain(status)
  for (const { status, body } of answers)
    if (status === 200) expect((await there.exchange(body.identity.assertion)).body.error).toBe('invalid_grant')
    else expect(body.error).toBe('issuer_not_enabled')
  const list = await first.api.get<{ data: { status: string }[] }>(`/agents/registrations?user_id=${subject}`)
  expect(list.body.data.every(({ status }) => status === 'revoked')).toBe(true)
  expect(list.body.data.length).toBeLessThanOrEqual(1)
})

/** One that both servers trust for a user of its own. */
async function trustedIssuer() {
  const issuer = await makeIssuer({ ...first, url: config.url })
  const domain = `${randomUUID()}.example`
  const id = await issuer.trust({ email_domains: [domain] })
  const email = `ada@${domain}`
  const user = await first.workos.userManagement.createUser({ email, emailVerified: true })
  const { id: organizationId } = await first.workos.organizations.createOrganization({ name: 'Acme' })
  await first.workos.userManagement.createOrganizationMembership({ organizationId, userId: user.id })
  type Answers = { status: number }[]
  return {
    id,
    subject: user.id,
    assert: () => issuer.assert('ada', email),
    sayOf: (assertion: string, i: number) =>
      (i % 2 === 0 ? here : there).post<Registered & { error: string }>('/identity', {
        type: 'identity_assertion',
        assertion,
      }),
    statusesOf: (answers: Answers) => answers.map(({ status }) => status).sort(),
  }
}
