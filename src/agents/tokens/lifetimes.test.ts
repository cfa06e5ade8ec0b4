import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sessionSeconds } from '#environment/environments/index.ts'
import { cleanUp } from '#platform/clean-up/clean-up.ts'
import { sql } from '#platform/db/sql.ts'
import { startOwnServer } from '#test/server.ts'
import {
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

const start = Date.parse('2026-06-01T12:00:00.000Z')
let now = start
const server = await startOwnServer({ now: () => new Date(now) })
const { api, workos } = server
beforeAll(() => makeRoles(server))
afterAll(() => server.close())
beforeEach(() => {
  now = start
})
const after = (seconds: number) => {
  now = start + seconds * 1_000
}

const lasting = (max_age_seconds: number, access_token_ttl_seconds: number, refresh_token_ttl_seconds: number) =>
  makeBlueprint(server, {
    session_settings: { max_age_seconds, access_token_ttl_seconds, refresh_token_ttl_seconds },
  })
const chained = ({ access_token }: Tokens) => ({ type: 'agent_delegated', agent_access_token: access_token })
const sessionOf = async ({ agent_instance_session_id: id }: Tokens) =>
  (await api.get<{ status: string; expires_at: string; revoked_at: string | null }>(`/agents/sessions/${id}`)).body
const endOf = async (token: Tokens) => (Date.parse((await sessionOf(token)).expires_at) - start) / 1_000

test('(emu) a sign-in that is older than the blueprint allows begins no session', async () => {
  const blueprint = await lasting(60, 60, 60)
  const ada = await makeDelegator(server)
  const { accessToken } = await ada.signIn()
  const request = { type: 'user_delegated', user_access_token: accessToken }

  after(59)
  expect((await askForTokens(server, blueprint, request)).status).toBe(200)
  after(60)
  expect(refusalOf(await askForTokens(server, blueprint, request))).toEqual([400, 'max_age_exceeded'])
})

test('(emu) a session ends with its refresh token, a refresh extends it, and never beyond the window of its chain', async () => {
  const blueprint = await lasting(250, 60, 100)
  const token = await delegate(server, blueprint, await makeDelegator(server))
  expect(await endOf(token)).toBe(100)

  after(90)
  const second = await mint(server, blueprint, refreshed(token.refresh_token))
  expect(await endOf(second)).toBe(190)
  after(180)
  const third = await mint(server, blueprint, refreshed(second.refresh_token))
  expect(await endOf(third)).toBe(250)
  after(249.5)
  expect(refusalOf(await askForTokens(server, blueprint, refreshed(third.refresh_token)))).toEqual([
    400,
    'session_expired',
  ])
})

test('(emu) an access token outlives neither its session nor the session of the user', async () => {
  const blueprint = await lasting(40, 300, 3_600)
  const short = await delegate(server, blueprint, await makeDelegator(server))
  expect([short.expires_in, Number(decodeJwt(short.access_token).exp) - start / 1_000]).toEqual([40, 40])

  const ada = await makeDelegator(server)
  const long = await lasting(31_536_000, 3_600, 5_184_000)
  const first = await delegate(server, long, ada)
  after(sessionSeconds - 10)
  const { access_token, expires_in } = await mint(server, long, refreshed(first.refresh_token))
  expect(expires_in).toBe(10)
  after(sessionSeconds)
  expect(refusalOf(await validate(server, long, access_token))).toEqual([400, 'invalid_agent_access_token'])
})

test('(emu) a session of the user that has run out takes its agents with it', async () => {
  const blueprint = await lasting(31_536_000, 3_600, 5_184_000)
  const token = await delegate(server, blueprint, await makeDelegator(server))

  after(sessionSeconds)
  expect(refusalOf(await askForTokens(server, blueprint, refreshed(token.refresh_token)))).toEqual([
    400,
    'user_session_ended',
  ])
})

test('(emu) validation tells a session that has expired, which is not its access token, and one whose user has gone', async () => {
  const blueprint = await lasting(3_600, 600, 600)
  const token = await delegate(server, blueprint, await makeDelegator(server))
  const { environmentId, db } = server.environment
  const end = (table: string, id: string) =>
    db.run(
      table === 'sessions'
        ? sql`update sessions set expires_at = ${new Date(start)} where environment_id = ${environmentId} and id = ${id}`
        : sql`update agent_sessions set expires_at = ${new Date(start)} where environment_id = ${environmentId} and id = ${id}`,
    )

  await end('sessions', token.userSessionId)
  expect(refusalOf(await validate(server, blueprint, token.access_token))).toEqual([400, 'user_session_ended'])
  await end('agent_sessions', token.agent_instance_session_id)
  expect(refusalOf(await validate(server, blueprint, token.access_token))).toEqual([400, 'session_expired'])
})

test('(emu) no session of a chain lasts longer than the window from its root, and none begins after it', async () => {
  const blueprint = await lasting(200, 200, 150)
  const ada = await makeDelegator(server)
  const root = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })
  after(100)
  const child = await mint(server, blueprint, chained(root))
  expect(await endOf(child)).toBe(200)
  after(199.5)
  expect(refusalOf(await askForTokens(server, blueprint, chained(child)))).toEqual([400, 'max_age_exceeded'])
})

test('(desc)/(emu) a session that has expired stays so when it is revoked, and what is chained to it is revoked', async () => {
  const blueprint = await lasting(3_600, 60, 100)
  const ada = await makeDelegator(server)
  const root = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })
  after(50)
  const child = await mint(server, blueprint, chained(root))
  after(120)

  const session = await workos.agents.revokeInstanceSession(root.agent_instance_session_id)
  expect(session).toMatchObject({ status: 'expired', revokedAt: null })
  expect(await sessionOf(child)).toMatchObject({ status: 'revoked' })
  after(3_600)
  expect(await sessionOf(child)).toMatchObject({ status: 'revoked' })
})

test('[A-4] the refresh token before the last one is only refused within 30 seconds, and ends the session later', async () => {
  const blueprint = await lasting(3_600, 60, 3_600)
  const ada = await makeDelegator(server)
  const first = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })
  const second = await mint(server, blueprint, refreshed(first.refresh_token))
  const reuse = () => askForTokens(server, blueprint, refreshed(first.refresh_token))

  after(30)
  expect(refusalOf(await reuse())).toEqual([400, 'invalid_refresh_token'])
  expect(await sessionOf(second)).toMatchObject({ status: 'active' })
  after(31)
  expect(refusalOf(await reuse())).toEqual([400, 'invalid_refresh_token'])
  expect(await sessionOf(second)).toMatchObject({ status: 'revoked' })
})

test('sessions are deleted 30 days after their end, a parent after its children', async () => {
  const day = 86_400
  const blueprint = await lasting(31_536_000, 60, 5_184_000)
  const ada = await makeDelegator(server)
  const root = await mint(server, blueprint, { type: 'autonomous', organization_id: ada.organizationId })
  const child = await mint(server, blueprint, chained(root))
  const clean = () => cleanUp(server.environment.system, { tables: ['agent_sessions'] })
  const statuses = () =>
    Promise.all(
      [root, child].map(async ({ agent_instance_session_id: id }) => (await api.get(`/agents/sessions/${id}`)).status),
    )

  after(89 * day)
  await clean()
  expect(await statuses()).toEqual([200, 200])
  after(91 * day)
  await clean()
  expect(await statuses()).toEqual([200, 404])
  await clean()
  expect(await statuses()).toEqual([404, 404])
})
