import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createClient } from '#test/client.ts'
import { createDatabase } from '#test/database.ts'

import { startOwnServer } from '#test/server.ts'
import { countWaiting } from '#test/waiting-calls.ts'
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
  validate,
} from './delegation.fixture.ts'

const secrets = { databaseUrl: await createDatabase() }
// Both behind one address, as behind a load balancer.
const config = { url: 'http://gatehouse.example' }
const first = await startOwnServer({ secrets, config })
const second = await startOwnServer({ secrets, config })
const servers = [{ api: first.api }, { api: createClient(second.url, first.apiKey) }]
beforeAll(() => makeRoles(first))
afterAll(() => Promise.all([first.close(), second.close()]))

/** The same request many times at once, in turn to both servers. */
const atOnce = (blueprint: string, body: object) =>
  Promise.all(Array.from({ length: 40 }, (_, i) => askForTokens(servers[i % 2] ?? first, blueprint, body)))
const ofInstance =
  ({ agent_instance_id }: Tokens, member: string) =>
  (event: Record<string, unknown>) =>
    event[member] === agent_instance_id

test('(desc) of mints at once on two servers for one member one makes the instance, and one says so', async () => {
  const blueprint = await makeBlueprint(first)
  const { accessToken } = await (await makeDelegator(first)).signIn()

  const answers = await atOnce(blueprint, { type: 'user_delegated', user_access_token: accessToken })

  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(answers.filter(({ body }) => body.new_instance)).toHaveLength(1)
  expect(new Set(answers.map(({ body }) => body.agent_instance_id)).size).toBe(1)
  expect(new Set(answers.map(({ body }) => body.agent_instance_session_id)).size).toBe(answers.length)
  const [token] = answers.map(({ body }) => body)
  const created = await announced(first, 'agent.instance.created')
  expect(created.filter(({ id }) => id === token?.agent_instance_id)).toHaveLength(1)
})

test('(desc) of mints at once for an organization one makes the instance', async () => {
  const blueprint = await makeBlueprint(first)
  const { id } = await first.workos.organizations.createOrganization({ name: 'Northwind' })

  const answers = await atOnce(blueprint, { type: 'autonomous', organization_id: id })

  expect(answers.filter(({ body }) => body.new_instance)).toHaveLength(1)
  expect(new Set(answers.map(({ body }) => body.agent_instance_id)).size).toBe(1)
})

test('(emu) of refreshes at once with one token on two servers one succeeds, and its successor works', async () => {
  const blueprint = await makeBlueprint(first)
  const token = await delegate(first, blueprint, await makeDelegator(first))

  const answers = await atOnce(blueprint, refreshed(token.refresh_token))

  const [successor, ...others] = answers.filter(({ status }) => status === 200).map(({ body }) => body)
  expect(others).toEqual([])
  const refused = answers.filter(({ status }) => status !== 200).map(refusalOf)
  expect(new Set(refused.map(String))).toEqual(new Set(['400,invalid_refresh_token']))
  expect((await askForTokens(first, blueprint, refreshed(successor?.refresh_token ?? ''))).status).toBe(200)
})

test('(desc) of revocations at once on two servers all answer the same time, and one event tells of it', async () => {
  const blueprint = await makeBlueprint(first)
  const token = await delegate(first, blueprint, await makeDelegator(first))
  const path = `/agents/sessions/${token.agent_instance_session_id}/revoke`

  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => servers[i % 2]?.api.post(path)))

  const { body } = await first.api.get(`/agents/sessions/${token.agent_instance_session_id}`)
  for (const answer of answers) expect([answer?.status, answer?.body]).toEqual([200, body])
  const revoked = await announced(first, 'agent.instance.session.revoked')
  expect(revoked.filter(ofInstance(token, 'agent_instance_id'))).toHaveLength(1)
})

test('[A-5] a user signs out: the session of the agent is over at once on both servers', async () => {
  const blueprint = await makeBlueprint(first)
  const token = await delegate(first, blueprint, await makeDelegator(first))
  for (const server of servers) expect((await validate(server, blueprint, token.access_token)).status).toBe(200)

  const signOut = `/user_management/sessions/logout?session_id=${token.userSessionId}`
  await first.api.request(signOut, { key: null })

  for (const server of servers) {
    expect(refusalOf(await validate(server, blueprint, token.access_token))).toEqual([400, 'session_revoked'])
    const refresh = await askForTokens(server, blueprint, refreshed(token.refresh_token))
    expect(refusalOf(refresh)).toEqual([400, 'session_revoked'])
    const { body } = await server.api.get(`/agents/sessions/${token.agent_instance_session_id}`)
    expect(body).toMatchObject({ status: 'revoked' })
  }
})

test('[A-5] nothing that is minted while the user signs out outlives their session', async () => {
  const blueprint = await makeBlueprint(first)
  const ada = await makeDelegator(first)
  const { accessToken, sessionId } = await ada.signIn()
  const minted = atOnce(blueprint, { type: 'user_delegated', user_access_token: accessToken })
  await mint(first, blueprint, { type: 'autonomous', organization_id: ada.organizationId })

  await first.workos.userManagement.revokeSession({ sessionId })

  const answers = await minted
  for (const answer of answers)
    if (answer.status !== 200) expect(refusalOf(answer)).toEqual([400, 'user_session_ended'])
  for (const { status, body } of answers) {
    if (status !== 200) continue
    expect(refusalOf(await validate(first, blueprint, body.access_token))).toEqual([400, 'session_revoked'])
  }
})

test('an instance that is deleted while it is minted for leaves no session behind, and no call fails for it', async () => {
  const blueprint = await makeBlueprint(first)
  const ada = await makeDelegator(first)
  const token = await delegate(first, blueprint, ada)
  const { accessToken } = await ada.signIn()
  const minted = atOnce(blueprint, { type: 'user_delegated', user_access_token: accessToken })

  const { status } = (await servers[1]?.api.delete(`/agents/instances/${token.agent_instance_id}`)) ?? { status: 0 }

  expect(status).toBe(204)
  expect(new Set((await minted).map((answer) => answer.status))).toEqual(new Set([200]))
  const { data } = await first.workos.agents.listInstances({ agentBlueprintId: blueprint })
  const { data: sessions } = await first.workos.agents.listInstanceSessions({ agentBlueprintId: blueprint, limit: 100 })
  expect(new Set(sessions.map(({ agentInstanceId }) => agentInstanceId))).toEqual(new Set(data.map(({ id }) => id)))
})

test.each([
  ['deleted', (path: string) => first.api.delete(path)],
  ['deactivated', (path: string) => first.api.put(`${path}/deactivate`)],
] as const)(
  'a membership that is %s waits for the session of its user before it holds those of agents, as a sign-out does',
  async (_what, end) => {
    const blueprint = await makeBlueprint(first)
    const ada = await makeDelegator(first)
    const token = await delegate(first, blueprint, ada)
    const { environment } = first
    const { environmentId } = environment

    const answer = await environment.transaction(async (tx) => {
      await tx.db.run(sql`
        select from sessions where environment_id = ${environmentId} and id = ${token.userSessionId} for no key update`)
      const call = { sent: end(`/user_management/organization_memberships/${ada.membershipId}`) }
      await expect.poll(() => countWaiting(environment)).toBe(1)
      const { agent_instance_session_id: id } = token
      expect(
        await environment.db.many(sql`
          select id from agent_sessions where environment_id = ${environmentId} and id = ${id}
          for no key update skip locked`),
      ).toEqual([{ id }])
      return call
    })

    expect((await answer.sent).status).toBeLessThan(300)
  },
)
