import { beforeAll, expect, test } from 'vitest'
import { isActive, makeApi } from '#connect/oauth-server/machine.fixture.ts'
import { startServer } from '#test/server.ts'
import {
  announced,
  askForTokens,
  type Delegator,
  delegate,
  makeBlueprint,
  makeDelegator,
  makeRoles,
  mint,
  refreshed,
  type Tokens,
  validate,
} from './delegation.fixture.ts'

const server = await startServer()
const { api, workos, url } = server
const resourceServer = await makeApi(server)
beforeAll(() => makeRoles(server))

interface Scene {
  ada: Delegator
  blueprint: string
  root: Tokens & { userSessionId: string }
}

/** What ends an agent of a user, and whether its instance is deleted by it. */
const endings: Record<string, [end: (scene: Scene) => Promise<unknown>, isDeleted: boolean]> = {
  'the session of the user is revoked': [
    ({ root }) => workos.userManagement.revokeSession({ sessionId: root.userSessionId }),
    false,
  ],
  'the user signs out': [
    ({ root }) => fetch(`${url}/user_management/sessions/logout?session_id=${root.userSessionId}`),
    false,
  ],
  'all sessions of the user are revoked': [
    ({ ada }) => api.delete(`/user_management/users/${ada.userId}/sessions`),
    false,
  ],
  'the user has a new password': [
    async ({ ada }) => {
      const { token } = await workos.userManagement
        .createPasswordReset({ email: ada.email })
        .then(({ passwordResetToken }) => ({ token: passwordResetToken }))
      return workos.userManagement.resetPassword({ token, newPassword: 'another sturdy long passphrase' })
    },
    false,
  ],
  'the membership is deactivated': [
    ({ ada }) => workos.userManagement.deactivateOrganizationMembership(ada.membershipId),
    false,
  ],
  'the membership is deleted': [
    ({ ada }) => workos.userManagement.deleteOrganizationMembership(ada.membershipId),
    true,
  ],
  'the organization is deleted': [({ ada }) => workos.organizations.deleteOrganization(ada.organizationId), true],
  'the user is deleted': [({ ada }) => workos.userManagement.deleteUser(ada.userId), true],
  'its session is revoked': [({ root }) => workos.agents.revokeInstanceSession(root.agent_instance_session_id), false],
  'its instance is deleted': [({ root }) => workos.agents.deleteInstance(root.agent_instance_id), true],
  'its blueprint is deleted': [({ blueprint }) => workos.agents.deleteBlueprint(blueprint), true],
}

const of =
  ({ agent_instance_id }: Tokens, member: string) =>
  (event: Record<string, unknown>) =>
    event[member] === agent_instance_id

test.each(Object.entries(endings))(
  '[A-5] once %s, the agent and its chain get no token, what they have does not count, and each end is announced once',
  async (_what, [end, isDeleted]) => {
    const blueprint = await makeBlueprint(server)
    const ada = await makeDelegator(server)
    const root = await delegate(server, blueprint, ada)
    const child = await mint(server, blueprint, { type: 'agent_delegated', agent_access_token: root.access_token })
    const bystander = await delegate(server, blueprint, await makeDelegator(server))
    expect(await isActive(url, resourceServer, child.access_token)).toBe(true)

    await end({ ada, blueprint, root })

    for (const { access_token, refresh_token, agent_instance_session_id } of [root, child]) {
      const refresh = await askForTokens(server, blueprint, refreshed(refresh_token))
      const onward = await askForTokens(server, blueprint, {
        type: 'agent_delegated',
        agent_access_token: access_token,
      })
      const validation = await validate(server, blueprint, access_token)
      for (const { status } of [refresh, onward, validation]) expect([400, 404]).toContain(status)
      expect(await isActive(url, resourceServer, access_token)).toBe(false)
      const session = await api.get<{ status: string }>(`/agents/sessions/${agent_instance_session_id}`)
      expect(isDeleted ? session.status : session.body.status).toBe(isDeleted ? 404 : 'revoked')
    }
    const revoked = await announced(server, 'agent.instance.session.revoked')
    expect(revoked.filter(of(root, 'agent_instance_id'))).toHaveLength(2)
    const deleted = await announced(server, 'agent.instance.deleted')
    expect(deleted.filter(of(root, 'id'))).toHaveLength(isDeleted ? 1 : 0)
    if (_what !== 'its blueprint is deleted')
      expect((await validate(server, blueprint, bystander.access_token)).status).toBe(200)
  },
)

test('(emu) an agent that acts for itself outlives every user, and ends with its organization', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const token = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })

  await workos.userManagement.deleteUser(ada.userId)
  expect((await validate(server, blueprint, token.access_token)).status).toBe(200)
  await workos.organizations.deleteOrganization(ada.organizationId)
  expect((await validate(server, blueprint, token.access_token)).status).toBe(400)
})

test('(desc) a deleted instance is announced with all of it, and its successor is a new one', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const { agent_instance_id: id } = await delegate(server, blueprint, ada)
  const { body: instance } = await api.get(`/agents/instances/${id}`)

  await workos.agents.deleteInstance(id)

  const deleted = await announced(server, 'agent.instance.deleted')
  expect(deleted.filter((event) => event.id === id)).toEqual([instance])
  const next = await delegate(server, blueprint, ada)
  expect([next.new_instance, next.agent_instance_id === id]).toEqual([true, false])
})
