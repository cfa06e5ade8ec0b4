import { decodeJwt } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import {
  announced,
  askForTokens,
  delegate,
  makeBlueprint,
  makeDelegator,
  makeRoles,
  mint,
  refreshed,
  refusalOf,
  type Tokens,
} from './delegation.fixture.ts'

const server = await startServer()
const { api, workos } = server
beforeAll(() => makeRoles(server))

const chained = ({ access_token }: Tokens, more: object = {}) => ({
  type: 'agent_delegated',
  agent_access_token: access_token,
  ...more,
})
const statusOf = async ({ agent_instance_session_id: id }: Tokens) =>
  (await workos.agents.getInstanceSession(id)).status

test('(emu) an agent delegates to itself: another session of the same instance, for the same user', async () => {
  const blueprint = await makeBlueprint(server)
  const ada = await makeDelegator(server)
  const root = await delegate(server, blueprint, ada, { intent: 'Write the report' })

  const child = await mint(server, blueprint, chained(root, { intent: 'Collect the figures' }))

  expect(child).toMatchObject({
    agent_instance_id: root.agent_instance_id,
    new_instance: false,
    permissions: ['posts:read', 'posts:write'],
  })
  expect(child.agent_instance_session_id).not.toBe(root.agent_instance_session_id)
  const { act, auth_time, intent } = decodeJwt(child.access_token)
  expect([act, auth_time]).toEqual([decodeJwt(root.access_token).act, decodeJwt(root.access_token).auth_time])
  expect(intent).toEqual({ text: 'Collect the figures' })
  expect(decodeJwt((await mint(server, blueprint, chained(child))).access_token)).not.toHaveProperty('intent')
})

test('(emu) a token of another blueprint, of a user, or of a session that has ended begins no chain', async () => {
  const [blueprint, other] = [await makeBlueprint(server), await makeBlueprint(server)]
  const ada = await makeDelegator(server)
  const root = await delegate(server, blueprint, ada)
  const ended = await delegate(server, blueprint, ada)
  await workos.agents.revokeInstanceSession(ended.agent_instance_session_id)
  const { accessToken } = await ada.signIn()
  const invalid = [400, 'invalid_agent_access_token']

  expect(refusalOf(await askForTokens(server, other, chained(root)))).toEqual(invalid)
  expect(refusalOf(await askForTokens(server, blueprint, chained(ended)))).toEqual(invalid)
  for (const token of [accessToken, 'no token'])
    expect(refusalOf(await askForTokens(server, blueprint, chained({ ...root, access_token: token })))).toEqual(invalid)
})

test('(desc) the revocation of a session ends all sessions made from it, and none of its parents or siblings', async () => {
  const blueprint = await makeBlueprint(server)
  const root = await delegate(server, blueprint, await makeDelegator(server))
  const middle = await mint(server, blueprint, chained(root))
  const beside = await mint(server, blueprint, chained(root))
  const leaf = await mint(server, blueprint, chained(middle))

  const { body: revoked } = await api.post<Record<string, unknown>>(
    `/agents/sessions/${middle.agent_instance_session_id}/revoke`,
  )

  expect(await Promise.all([root, middle, beside, leaf].map(statusOf))).toEqual([
    'active',
    'revoked',
    'active',
    'revoked',
  ])
  const events = await announced(server, 'agent.instance.session.revoked')
  const mine = events.filter(({ agent_instance_id }) => agent_instance_id === root.agent_instance_id)
  expect(mine.map(({ id }) => id).sort()).toEqual(
    [middle, leaf].map(({ agent_instance_session_id }) => agent_instance_session_id).sort(),
  )
  const { status: _, ...session } = revoked
  expect(mine).toContainEqual({ ...session, organization_id: expect.stringMatching(/^org_/) })
  for (const each of [middle, leaf])
    expect(refusalOf(await askForTokens(server, blueprint, refreshed(each.refresh_token)))).toEqual([
      400,
      'session_revoked',
    ])
})

test('(desc) a second revocation keeps the time of the first and is not announced', async () => {
  const blueprint = await makeBlueprint(server)
  const { agent_instance_session_id: id } = await delegate(server, blueprint, await makeDelegator(server))
  const first = await workos.agents.revokeInstanceSession(id)

  expect(await workos.agents.revokeInstanceSession(id)).toEqual(first)
  const events = await announced(server, 'agent.instance.session.revoked')
  expect(events.filter((event) => event.id === id)).toHaveLength(1)
})

test('(emu) a chain has at most 32 sessions after its root', async () => {
  const blueprint = await makeBlueprint(server)
  const root = await delegate(server, blueprint, await makeDelegator(server))
  let last: Tokens = root
  for (let depth = 1; depth <= 32; depth++) last = await mint(server, blueprint, chained(last))

  expect(refusalOf(await askForTokens(server, blueprint, chained(last)))).toEqual([400, 'chain_depth_exceeded'])
  await workos.agents.revokeInstanceSession(root.agent_instance_session_id)
  expect(await statusOf(last)).toBe('revoked')
})

test('a session that is delegated to while its root is being revoked does not outlive it', async () => {
  const { environment } = server
  const blueprint = await makeBlueprint(server)
  const root = await delegate(server, blueprint, await makeDelegator(server))
  const child = await mint(server, blueprint, chained(root))
  const answers = await Promise.all([
    ...Array.from({ length: 8 }, () => askForTokens(server, blueprint, chained(child))),
    api.post(`/agents/sessions/${root.agent_instance_session_id}/revoke`),
    ...Array.from({ length: 8 }, () => askForTokens(server, blueprint, chained(child))),
  ])

  for (const { status } of answers) expect([200, 400]).toContain(status)
  const live = await environment.db.many(sql`
    select id from agent_sessions where environment_id = ${environment.environmentId}
      and instance_id = ${root.agent_instance_id} and revoked_at is null`)
  expect(live).toEqual([])
})
