import { expect, test } from 'vitest'
import { openStream } from '#events/event-log/watch/stream.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { cookieName, openConsole } from '../console.fixture.ts'

const create = ({ workos }: TestServer, name: string) => workos.organizations.createOrganization({ name })

test('an operator watches as far as their session goes: it ends with it, and before anything more is sent', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const session = await team.session({ role: 'viewer' })
  const url = `${server.url}${team.path(server.environment, '/events/stream?seconds=300')}`
  const headers = { cookie: `${cookieName}=${session.secret}`, 'x-gatehouse-console': '1', origin: server.url }
  const stream = await openStream(url, headers)
  await create(server, 'Acme')
  let message = await stream.next()
  while (message?.event === undefined) message = await stream.next()
  expect(message.event).toBe('organization.created')

  await session.call('/console/api/session', { method: 'DELETE' })
  await create(server, 'Globex')

  expect(await stream.rest()).toEqual([])
  expect((await openStream(url, headers)).status).toBe(401)
  const { 'x-gatehouse-console': _, ...fromElsewhere } = headers
  expect((await openStream(url, fromElsewhere)).status).toBe(403)
})

test('watching does not keep a session of the console alive', async () => {
  const server = await startServer()
  const team = await openConsole(server)
  const session = await team.session({ role: 'viewer' })
  const { database } = server.app.system
  const hash = server.app.system.hashCredential(session.secret)
  const usedAt = () => database.one(sql`select used_at from console_sessions where hash = ${hash}`)
  const earlier = new Date(Date.now() - 20 * 60_000)
  await database.run(sql`update console_sessions set used_at = ${earlier} where hash = ${hash}`)
  const before = await usedAt()
  const stream = await openStream(`${server.url}${team.path(server.environment, '/events/stream?seconds=300')}`, {
    cookie: `${cookieName}=${session.secret}`,
    'x-gatehouse-console': '1',
    'x-gatehouse-background': '1',
    origin: server.url,
  })
  await create(server, 'Acme')
  let message = await stream.next()
  while (message?.event === undefined) message = await stream.next()

  expect(await usedAt()).toEqual(before)
})
