import { expect, test } from 'vitest'
import { impersonationSeconds, sessionSeconds } from '#environment/environments/index.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import {
  createSession,
  findActiveSession,
  type NewSession,
  revokeSessionsOfUser,
  rotateSession,
  type Session,
} from './index.ts'

async function startWithUser() {
  const server = await startServer()
  const { id: userId } = await server.workos.userManagement.createUser({ email: 'jane@example.com' })
  const begin = (more: Partial<NewSession> = {}) =>
    server.environment.transaction((tx) =>
      createSession(tx, {
        userId,
        organizationId: null,
        authMethod: 'password',
        ipAddress: null,
        userAgent: null,
        ...more,
      }),
    )
  const list = async (of = userId) => {
    const { body } = await server.api.get(`/user_management/users/${of}/sessions`)
    return (body as { data: Session[] }).data
  }
  return { ...server, userId, begin, list }
}

const revoke = ({ api }: TestServer, session_id: string) => api.post('/user_management/sessions/revoke', { session_id })

async function recorded({ api }: TestServer, event: 'created' | 'revoked'): Promise<Session[]> {
  const { body } = await api.get(`/events?events=session.${event}`)
  return (body as { data: { data: Session }[] }).data.map(({ data }) => data)
}

/** Seconds from its beginning to its end. */
const lifetime = ({ created_at, expires_at }: Session) => (Date.parse(expires_at) - Date.parse(created_at)) / 1_000

test('a session says how, from where and as whom it began, and is announced once', async () => {
  const server = await startWithUser()
  const impersonator = { email: 'operator@example.com', reason: 'A ticket' }
  const usual = await server.begin({ authMethod: 'magic_code', ipAddress: '192.0.2.1', userAgent: 'Browser/1' })
  const short = await server.begin({ authMethod: 'impersonation', impersonator })

  const listed = await server.list()

  expect(listed).toMatchObject([
    { id: short.id, auth_method: 'impersonation', impersonator, ip_address: null, user_agent: null },
    { id: usual.id, auth_method: 'magic_code', ip_address: '192.0.2.1', user_agent: 'Browser/1', status: 'active' },
  ])
  expect(listed[1]).not.toHaveProperty('impersonator')
  expect(listed.map(lifetime)).toEqual([impersonationSeconds, sessionSeconds])
  expect(await recorded(server, 'created')).toEqual(listed.toReversed())
})

test('the list of a user has the active sessions of that user alone', async () => {
  const server = await startWithUser()
  const joe = await server.workos.userManagement.createUser({ email: 'joe@example.com' })
  const kept = await server.begin()
  const [ended, expired] = [await server.begin(), await server.begin()]
  await server.begin({ userId: joe.id })
  await revoke(server, ended.id)
  const { environment } = server
  await environment.db.run(sql`update sessions set expires_at = ${environment.now()}
    where environment_id = ${environment.environmentId} and id = ${expired.id}`)

  expect((await server.list()).map(({ id }) => id)).toEqual([kept.id])
  expect(await findActiveSession(environment, kept.id)).toMatchObject({ id: kept.id })
  expect(await findActiveSession(environment, expired.id)).toBeUndefined()
  expect(await environment.transaction((tx) => rotateSession(tx, expired.id, 0, null))).toBeUndefined()
})

test('one session is ended, once, and says when; others go on', async () => {
  const server = await startWithUser()
  const { id } = await server.begin()
  const other = await server.begin()

  expect((await revoke(server, id)).status).toBe(200)
  expect((await revoke(server, id)).status).toBe(200)

  const [event, ...further] = await recorded(server, 'revoked')
  expect(event).toMatchObject({ id, status: 'revoked', ended_at: event?.updated_at })
  expect(event?.ended_at).not.toBeNull()
  expect(further).toEqual([])
  expect((await server.list()).map((session) => session.id)).toEqual([other.id])
})

test('a session that is not there, or is of another environment, is a 404 that says so', async () => {
  const [server, elsewhere] = [await startWithUser(), await startWithUser()]
  const { id } = await elsewhere.begin()

  expect(await revoke(server, id)).toMatchObject({ status: 404, body: { message: `Session not found: '${id}'.` } })
  expect((await elsewhere.list()).map((session) => session.id)).toEqual([id])
  const [listed] = await elsewhere.list()
  expect(await findActiveSession(server.environment, listed?.id ?? '')).toBeUndefined()
})

test('[A-4] a refresh counts once for each generation of an active session, and settles its organization', async () => {
  const server = await startWithUser()
  const { environment, workos } = server
  const organization = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  const { id } = await server.begin({ organizationId: organization.id })
  const rotate = (generation: number, organizationId: string | null) =>
    environment.transaction((tx) => rotateSession(tx, id, generation, organizationId))
  expect((await server.list())[0]).toMatchObject({ id, organization_id: organization.id })

  expect(await rotate(0, null)).toMatchObject({ id, generation: 1, organization_id: null })
  expect(await rotate(0, organization.id)).toBeUndefined()
  expect(await rotate(1, organization.id)).toMatchObject({ generation: 2, organization_id: organization.id })
  await revoke(server, id)

  expect(await rotate(2, null)).toBeUndefined()
  expect(await findActiveSession(environment, id)).toBeUndefined()
})

test('all sessions of a user end, or those in an organization, and those of no one else', async () => {
  const server = await startWithUser()
  const { environment, workos } = server
  const organization = await workos.organizations.createOrganization({ name: 'Foo Corp' })
  const joe = await workos.userManagement.createUser({ email: 'joe@example.com' })
  const organizationId = organization.id
  const outside = await server.begin()
  await server.begin({ organizationId })
  const others = [await server.begin({ userId: joe.id }), await server.begin({ userId: joe.id, organizationId })]
  const active = async () => (await server.list()).map(({ id }) => id)

  await environment.transaction((tx) => revokeSessionsOfUser(tx, server.userId, organizationId))
  expect(await active()).toEqual([outside.id])
  await environment.transaction((tx) => revokeSessionsOfUser(tx, server.userId))
  expect(await active()).toEqual([])

  expect((await server.list(joe.id)).map(({ id }) => id)).toEqual(others.map(({ id }) => id).reverse())
})

test('a cursor of the list is the id of a session', async () => {
  const { api, userId, begin } = await startWithUser()
  const { id } = await begin()
  const status = async (after: string) =>
    (await api.get(`/user_management/users/${userId}/sessions?after=${after}`)).status

  expect(id).toMatch(/^session_/)
  expect([await status(id), await status(userId)]).toEqual([200, 422])
})
