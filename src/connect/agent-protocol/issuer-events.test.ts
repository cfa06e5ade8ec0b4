import { generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { makeIssuer, type Signing, seconds } from '../agent-issuers/issuer.fixture.ts'
import { agentsOf, type Registered } from '../agent-registrations/agent.fixture.ts'

const server = await startServer()
const { url, clientId, workos } = server
const agents = agentsOf(server)
await agents.enable({ agent_anonymous: true, agent_service_auth: true, agent_identity_assertion: true })
const [one, other] = [await makeIssuer(server), await makeIssuer(server)]
for (const issuer of [one, other]) await issuer.trust({ email_domains: ['acme.example'] })

const revoked = 'https://schemas.workos.com/events/agent/auth/identity/assertion/revoked'
const events = { [revoked]: {} }

async function notify(body: string, type = 'application/secevent+jwt') {
  const response = await fetch(`${url}/oauth2/${clientId}/agent/event/notify`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  const text = await response.text()
  return { status: response.status, text, body: text === '' ? undefined : (JSON.parse(text) as { err: string }) }
}

/** An agent of a user of an issuer, who is a member here. */
async function agentOf(issuer: typeof one, name: string) {
  const email = `${name}@acme.example`
  const known = (await workos.userManagement.listUsers({ email })).data[0]
  if (known === undefined) {
    const user = await workos.userManagement.createUser({ email, externalId: name, emailVerified: true })
    const { id: organizationId } = await workos.organizations.createOrganization({ name })
    await workos.userManagement.createOrganizationMembership({ organizationId, userId: user.id })
  }
  const assertion = await issuer.assert(name, email)
  return (await agents.post<Registered>('/identity', { type: 'identity_assertion', assertion })).body
}
const statusOf = async ({ id }: { id: string }) => (await workos.agents.getRegistration(id)).status
const ends = async () => (await agents.events('revoked')).map(({ data }) => data.agent_registration_id)

test('an event of an issuer ends what came by it for one of its users, once, and nothing else', async () => {
  const ada = await agentOf(one, 'ada')
  const spared = [
    await agentOf(one, 'bob'),
    await agentOf(other, 'ada'),
    await agents.claimed({ email: 'ada@acme.example', external_id: 'ada' }),
    await agents.anonymous(),
  ]
  const before = await Promise.all(spared.map(statusOf))
  const token = await agents.credentialFor(ada.identity.assertion)
  const set = await one.announce('ada', events)
  expect(await notify(set)).toMatchObject({ status: 202, text: '' })
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await agents.exchange(ada.identity.assertion)).body.error).toBe('invalid_grant')
  expect(await statusOf(ada)).toBe('revoked')
  expect(await Promise.all(spared.map(statusOf))).toEqual(before)
  expect(await ends()).toEqual([ada.id])

  // Delivered again, also beside a new registration, it is what it was.
  const again = await agentOf(one, 'ada')
  expect(again.id).not.toBe(ada.id)
  expect(new Set(await Promise.all(Array.from({ length: 5 }, async () => (await notify(` ${set}\n`)).status)))).toEqual(
    new Set([202]),
  )
  expect(await statusOf(again)).toBe('verified')
  expect((await notify(await one.announce('ada', { 'https://example.com/other': {} }))).status).toBe(202)
  expect(await statusOf(again), 'an event of another type').toBe('verified')
  expect(await ends()).toEqual([ada.id])

  // Also what waits for its person.
  const assertion = await one.assert('eve', 'eve@elsewhere.example')
  const waiting = await agents.post<{ id: string }>('/identity', { type: 'identity_assertion', assertion })
  expect((await notify(await one.announce('eve', { [revoked.replace('/auth/', '/')]: {} }))).status).toBe(202)
  expect(await statusOf(waiting.body)).toBe('revoked')
})

const audience = `${url}/oauth2/${clientId}`
const refused: [what: string, err: string, signing: Signing | (() => Promise<Signing>)][] = [
  ['of another type', 'invalid_request', { header: { typ: 'JWT' } }],
  ['that is an assertion', 'invalid_request', { header: { typ: 'oauth-id-jag+jwt' } }],
  ['without events', 'invalid_request', { claims: { events: undefined } }],
  ['with a list of events', 'invalid_request', { claims: { events: [revoked] } }],
  ['about no one', 'invalid_request', { claims: { sub: undefined } }],
  ['without an id', 'invalid_request', { claims: { jti: undefined } }],
  ['of an unknown time', 'invalid_request', { claims: { iat: undefined } }],
  ['of last month', 'invalid_request', { claims: { iat: seconds(-30 * 86_400) } }],
  ['of tomorrow', 'invalid_request', { claims: { iat: seconds(86_400) } }],
  ['that is over', 'invalid_request', { claims: { exp: seconds(-120) } }],
  ['of a stranger', 'invalid_issuer', { claims: { iss: 'https://stranger.example' } }],
  ['of another issuer than its key', 'authentication_failed', { claims: { iss: other.issuer } }],
  ['with an unknown key', 'invalid_key', { header: { kid: 'two' } }],
  ['signed by another', 'authentication_failed', async () => ({ key: (await generateKeyPair('ES256')).privateKey })],
  ['for another server', 'invalid_audience', { claims: { aud: 'https://other.example' } }],
  ['for us and another server', 'invalid_audience', { claims: { aud: [audience, 'https://other.example'] } }],
]

test('an event that breaks a rule is refused in the words of RFC 8935, and ends nothing', async () => {
  const cleo = await agentOf(one, 'cleo')
  const before = await ends()
  for (const [what, err, signing] of refused) {
    const set = await one.announce('cleo', events, typeof signing === 'function' ? await signing() : signing)
    const { status, body } = await notify(set)
    expect([what, status, body]).toEqual([what, 400, { err, description: expect.stringMatching(/^The .*\.$/) }])
  }
  for (const broken of ['x', '..', '\0', 'x'.repeat(9_000)])
    expect(await notify(broken)).toMatchObject({ status: 400, body: { err: 'invalid_request' } })
  expect((await notify(await one.announce('cleo', events), 'text/plain')).status).toBe(415)
  expect(await statusOf(cleo)).toBe('verified')
  expect(await ends()).toEqual(before)
})
