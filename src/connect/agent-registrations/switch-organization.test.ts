import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { agentsOf, type Registered } from './agent.fixture.ts'

const ada = { email: 'ada@example.com', external_id: 'ada-1' }
const server = await startServer()
const { workos, api } = server
const agents = agentsOf(server)
await agents.enable()
const named = async (name: string) => (await workos.organizations.createOrganization({ name })).id
const [from, to, foreign] = [await named('Northwind'), await named('Contoso'), await named('Fabrikam')]
const user = await workos.userManagement.createUser({ email: ada.email, externalId: ada.external_id })
for (const organizationId of [from, to])
  await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId })

const switchTo = (id: string, organization_id: string) =>
  api.post<{ code?: string; organization_id: string }>(`/agents/registrations/${id}/switch_organization`, {
    organization_id,
  })

test('[A-5] an agent moves to another organization of its person, and what was issued before ends', async () => {
  const { id, identity } = await agents.claimed(ada, from)
  const before = await agents.credentialFor(identity.assertion)
  for (const _ of [1, 2]) expect(await switchTo(id, to)).toMatchObject({ status: 200, body: { organization_id: to } })

  expect(await agents.validate('access_token', before)).toMatchObject({ valid: false })
  expect((await agents.exchange(identity.assertion)).body.error).toBe('invalid_grant')
  const refreshed = await agents.post<Registered>('/identity', {
    type: 'refresh',
    refresh_token: identity.refresh_token?.value,
  })
  expect(decodeJwt(await agents.credentialFor(refreshed.body.identity.assertion))).toMatchObject({ org_id: to })
  expect((await agents.events('organization.switched')).at(-1)?.data).toEqual({
    agent_registration_id: id,
    from_organization_id: from,
    to_organization_id: to,
  })
  const moves = (await agents.events('organization.switched')).filter(({ data }) => data.from_organization_id === from)
  expect(moves, 'the second call changed nothing').toHaveLength(1)
})

test('an agent moves nowhere where its person is no active member, and none does that acts for no one', async () => {
  const { id, identity } = await agents.claimed(ada, from)
  for (const elsewhere of [foreign, 'org_unknown'])
    expect(await switchTo(id, elsewhere)).toMatchObject({ status: 400, body: { code: 'invalid_organization' } })
  const { data } = await workos.userManagement.listOrganizationMemberships({ userId: user.id, organizationId: to })
  await workos.userManagement.deactivateOrganizationMembership(data[0]?.id ?? '')
  expect(await switchTo(id, to)).toMatchObject({ status: 400, body: { code: 'invalid_organization' } })
  expect((await agents.exchange(identity.assertion)).status, 'what it has still counts').toBe(200)

  const unclaimed = await agents.anonymous()
  await api.post(`/agents/registrations/${id}/revoke`, {})
  for (const unclaimedId of [unclaimed.id, id])
    expect(await switchTo(unclaimedId, to)).toMatchObject({ status: 409, body: { code: 'agent_not_claimed' } })
})
