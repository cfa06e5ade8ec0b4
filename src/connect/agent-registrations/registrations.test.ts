import { beforeEach, expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'
import { agentsOf } from '../agent-registrations/agent.fixture.ts'

let server: TestServer
let agents: ReturnType<typeof agentsOf>
beforeEach(async () => {
  server = await startServer()
  agents = agentsOf(server)
})

test('registrations are listed, revoked and deleted, with all that their agents hold', async () => {
  await agents.enable({ agent_anonymous: true })
  const [first, second] = [await agents.anonymous(), await agents.anonymous()]
  const { organizationId } = await server.workos.agents.getRegistration(first.id)
  const list = async (query = '') =>
    (await server.api.get<{ data: { id: string }[] }>(`/agents/registrations?${query}`)).body.data.map(({ id }) => id)
  expect(await list()).toEqual([second.id, first.id])
  expect(await list(`organization_id=${organizationId}`)).toEqual([first.id])
  expect(await list('limit=1&order=asc')).toEqual([first.id])

  const token = await agents.credentialFor(first.identity.assertion)
  for (const _ of [1, 2])
    expect((await server.api.post(`/agents/registrations/${first.id}/revoke`, {})).body).toMatchObject({
      status: 'revoked',
    })
  expect(await agents.validate('access_token', token)).toMatchObject({ valid: false })
  expect((await agents.exchange(first.identity.assertion)).body.error).toBe('invalid_grant')
  expect(
    (await agents.post('/identity/claim', { claim_token: first.claim.token, login_hint: 'ada@example.com' })).status,
  ).toBe(410)

  expect((await server.api.delete(`/agents/registrations/${first.id}`)).status).toBe(204)
  expect((await server.api.delete(`/agents/registrations/${first.id}`)).status).toBe(404)
  expect((await server.api.get(`/organizations/${organizationId}`)).status).toBe(404)
  expect(await list()).toEqual([second.id])
  expect(
    (await agents.events('revoked', 'deleted')).map(({ event, data }) => [event, data.agent_registration_id]),
  ).toEqual([
    ['revoked', first.id],
    ['deleted', first.id],
  ])
})
