import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { closeWindows, singleUseTables } from '#platform/restores/index.ts'
import { send } from '#test/samples.ts'
import type { TestServer } from '#test/server.ts'
import {
  askForTokens,
  delegate,
  makeBlueprint,
  makeDelegator,
  makeRoles,
  mint,
  refreshed,
} from '../agents/tokens/delegation.fixture.ts'
import { catalog } from '../catalog.ts'
import { agentsOf, type Registered } from '../connect/agent-registrations/agent.fixture.ts'
import { makeSigner, type Signer } from '../connect/grants/grant.fixture.ts'
import { getUserTokens, refresh as refreshGrant } from '../connect/oauth-server/signer.fixture.ts'
import { makeBackup } from './restored.fixture.ts'
import { type OpenedWindow, openWindow } from './window.ts'

const password = 'a sturdy long passphrase'
const people = ['ada', 'bob', 'cyd', 'dan', 'eve'] as const

/** The tokens of a session, oldest first. */
type Tokens = [string, ...string[]]

const backup = await makeBackup(fill, goOn)

async function fill(server: TestServer) {
  const sessions = Object.fromEntries(
    await Promise.all(people.map(async (name) => [name, [await signIn(server, name)] as Tokens] as const)),
  ) as Record<(typeof people)[number], Tokens>
  await makeRoles(server)
  const blueprint = await makeBlueprint(server)
  const agent: Tokens = [(await delegate(server, blueprint, await makeDelegator(server))).refresh_token]
  const registration = await registerAgent(server)
  const signer = await makeSigner(server)
  const grant: Tokens = [(await getUserTokens(server, signer)).refresh_token]
  const invitation = await server.workos.userManagement.sendInvitation({ email: 'new@northwind.example' })
  const magic = await server.workos.userManagement.createMagicAuth({ email: 'ada@northwind.example' })
  return { sessions, blueprint, agent, registration, signer, grant, invitation, magic }
}

/** Everyone refreshes twice, and codes are used. */
async function goOn(server: TestServer, filled: Filled) {
  const { sessions, blueprint, agent, registration, signer, grant, invitation, magic } = filled
  const { workos, clientId } = server
  for (let i = 0; i < 2; i++) {
    for (const name of people) sessions[name].push(await refresh(server, last(sessions[name])))
    agent.push((await mint(server, blueprint, refreshed(last(agent)))).refresh_token)
    registration.push((await refreshRegistration(server, last(registration))).refreshToken)
    grant.push(String((await refreshGrant(server.url, signer as Signer, last(grant))).body.refresh_token))
  }
  await workos.userManagement.revokeInvitation(invitation.id)
  await workos.userManagement.authenticateWithMagicAuth({ clientId, code: magic.code, email: magic.email })
  const late = await signIn(server, 'late')
  return { late, log: await logOf(server) }
}

type Filled = Awaited<ReturnType<typeof fill>>

function last(tokens: Tokens): string {
  return tokens.at(-1) ?? ''
}

/** An agent that a user of the application has claimed. */
async function registerAgent(server: TestServer): Promise<Tokens> {
  const agents = agentsOf(server)
  await agents.enable()
  const { identity } = await agents.claimed({ email: 'fay@northwind.example', external_id: 'fay' })
  return [identity.refresh_token?.value ?? '']
}

async function refreshRegistration(server: TestServer, refresh_token: string) {
  const { status, body } = await agentsOf(server).post<Partial<Registered>>('/identity', {
    type: 'refresh',
    refresh_token,
  })
  return { status, refreshToken: body.identity?.refresh_token?.value ?? '' }
}

async function signIn({ workos, clientId }: TestServer, name: string): Promise<string> {
  const email = `${name}@northwind.example`
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  return (await workos.userManagement.authenticateWithPassword({ clientId, email, password })).refreshToken
}

async function refresh({ workos, clientId }: TestServer, refreshToken: string): Promise<string> {
  return (await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })).refreshToken
}

/** The log of the environment after a cursor, oldest first. */
async function logOf({ url, apiKey }: TestServer, after?: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor = after; ; ) {
    const query = cursor === undefined ? '' : `&after=${cursor}`
    const { status, json } = await send(url, `/events?limit=100&order=asc${query}`, { key: apiKey })
    if (status !== 200) throw new Error(`The log answered ${status}: ${JSON.stringify(json)}`)
    const { data, list_metadata } = json as { data: { id: string }[]; list_metadata: { after: string | null } }
    ids.push(...data.map(({ id }) => id))
    if (list_metadata.after === null) return ids
    cursor = list_metadata.after
  }
}

/** Servers on the restored backup, with and without a window. */
const { opened, ended, renewed } = await restoreWithWindow()
const unopened = await backup.restore()
const refused = { error: 'invalid_grant' }

async function restoreWithWindow() {
  let window: OpenedWindow | undefined
  const opened = await backup.restore(async (system) => {
    window = await openWindow(system, { days: 14, keepsLinks: false })
  })
  if (window === undefined) throw new Error('No window was opened.')
  return { opened, ...window }
}

test('a reader of events goes on at any cursor from before the restore, and misses and repeats nothing of the restored log', async () => {
  const server = opened
  await server.workos.organizations.createOrganization({ name: 'Made after the restore' })
  const restored = await logOf(server)
  const lost = backup.after.log.filter((id) => !restored.includes(id))
  expect(lost.length).toBeGreaterThan(5)

  for (const [i, cursor] of backup.after.log.entries()) {
    const seen = new Set(backup.after.log.slice(0, i + 1))
    expect(await logOf(server, cursor)).toEqual(restored.filter((id) => !seen.has(id)))
  }
  const stream = await fetch(`${server.url}/events/stream?seconds=0`, {
    headers: { authorization: `Bearer ${server.apiKey}`, 'last-event-id': lost.at(-1) ?? '' },
  })
  expect((await stream.text()).match(/^data: /gm)).toHaveLength(1)
})

test('[A-4] in the window, a later refresh token moves its session forward, once, and reuse still ends the session', async () => {
  const server = opened
  const [first, second, third] = backup.before.sessions.ada as [string, string, string]

  const answers = await Promise.all([third, third, third].map((token) => refresh(server, token)))

  const [next = ''] = answers
  expect(new Set(answers).size).toBe(1)
  expect([first, second, third]).not.toContain(next)
  const following = await refresh(server, next)
  await expect(refresh(server, second)).rejects.toMatchObject(refused)
  await expect(refresh(server, following)).rejects.toMatchObject(refused)

  // Of another session, the token before the last is used first, as by a thief: the last one takes the session back.
  const [, stolen, latest] = backup.before.sessions.bob as [string, string, string]
  const ofThief = await refresh(server, stolen)
  const ofUser = await refresh(server, latest)
  await expect(refresh(server, stolen)).rejects.toMatchObject(refused)
  await expect(refresh(server, ofUser)).rejects.toMatchObject(refused)
  expect(ofThief).toBe(latest)
})

test('[A-4] in the window, grants of applications and sessions and registrations of agents go on too, and a session that is not there is refused', async () => {
  const server = opened
  const { agent, blueprint, grant, registration, signer } = backup.before
  expect((await askForTokens(server, blueprint, refreshed('agent_unknown'))).status).toBe(400)

  const ofAgent = await mint(server, blueprint, refreshed(last(agent)))
  expect((await askForTokens(server, blueprint, refreshed(ofAgent.refresh_token))).status).toBe(200)
  expect(await refreshGrant(server.url, signer, last(grant))).toMatchObject({ status: 200 })
  const ofRegistration = await refreshRegistration(server, last(registration))
  expect((await refreshRegistration(server, ofRegistration.refreshToken)).status).toBe(200)
  expect((await refreshRegistration(server, registration[0])).status).toBe(400)
  expect((await refreshRegistration(server, ofRegistration.refreshToken)).status).toBe(400)
  await expect(refresh(server, backup.after.late)).rejects.toMatchObject(refused)
})

test('[A-4] outside of the window, a later token ends a session of an agent, and is refused for a registration', async () => {
  const server = unopened
  const { agent, blueprint, registration } = backup.before

  expect((await askForTokens(server, blueprint, refreshed(last(agent)))).status).toBe(400)

  expect((await askForTokens(server, blueprint, refreshed(agent[0]))).status).toBe(400)
  expect((await refreshRegistration(server, last(registration))).status).toBe(400)
})

test('a cursor that no restore can have lost is refused as before', async () => {
  const [lost = ''] = backup.after.log.slice(-1)
  const list = (after: string, { url, apiKey }: TestServer = opened) =>
    send(url, `/events?limit=10&after=${after}`, { key: apiKey })
  const unknown = { status: 400, json: { code: 'invalid_cursor' } }

  expect(await list(lost, unopened)).toMatchObject(unknown)
  expect((await list(lost)).status).toBe(200)
  for (const id of [
    opened.environment.newId('event'),
    'event_01ARZ3NDEKTSV4RRFFQ69G5FAV',
    lost.replace('event', 'user'),
    'x',
  ])
    expect(await list(id)).toMatchObject(unknown)
})

test('[A-9] what was spent since the backup does not work again: codes end, and invitations get other links', async () => {
  const { workos, clientId } = opened
  const { invitation, magic } = backup.before

  expect(ended).toBeGreaterThan(0)
  expect(renewed).toContainEqual({ what: 'open invitations', count: 1 })
  const withCode = workos.userManagement.authenticateWithMagicAuth({ clientId, code: magic.code, email: magic.email })
  await expect(withCode).rejects.toMatchObject({ status: 400 })
  await expect(workos.userManagement.findInvitationByToken(invitation.token)).rejects.toMatchObject({ status: 404 })
  const open = await workos.userManagement.getInvitation(invitation.id)
  expect(open.state).toBe('pending')
  expect(open.token).not.toBe(invitation.token)
})

test('every table whose rows note that they were used, and that end, says that they work once', async () => {
  const tables = await opened.environment.db.many<{ name: string }>(sql`
    select c.table_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name in ('expires_at', 'used_at')
    group by c.table_name having count(*) = 2 order by 1`)
  // There it is the last of many uses.
  const notesUses = ['console_sessions', 'portal_sessions']
  const known = singleUseTables(catalog.tables).map(([table]) => table)

  expect(tables.map(({ name }) => name).filter((name) => !known.includes(name) && !notesUses.includes(name))).toEqual(
    [],
  )
})

test('[A-4] outside of the window, a later refresh token ends its session', async () => {
  const server = unopened
  const [ofCyd, ofDan] = [backup.before.sessions.cyd, backup.before.sessions.dan]

  await expect(refresh(server, last(ofCyd))).rejects.toMatchObject({
    ...refused,
    errorDescription: 'Refresh token already exchanged.',
  })
  await openWindow(server.app.system, { days: 14, keepsLinks: false, backupOf: backup.at })
  await expect(refresh(server, last(ofCyd))).rejects.toMatchObject(refused)
  const { id } = (await closeWindows(server.app.system.database, server.app.system.now()))[0] ?? {}
  expect(id).toMatch(/^restore_/)
  await expect(refresh(server, last(ofDan))).rejects.toMatchObject(refused)
  await expect(refresh(server, ofDan[0])).rejects.toMatchObject(refused)
})
