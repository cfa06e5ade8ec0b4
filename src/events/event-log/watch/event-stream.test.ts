import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { defineEvent } from '#platform/events/define-event.ts'
import { createDatabase } from '#test/database.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { recordEvent } from '../record-event.ts'
import { eventsOf, openStream } from './stream.fixture.ts'

const watch = (
  { url, apiKey }: Pick<TestServer, 'url' | 'apiKey'>,
  search: string,
  headers: Record<string, string> = {},
) => openStream(`${url}/events/stream?${search}`, { authorization: `Bearer ${apiKey}`, ...headers })
const noted = defineEvent('test.noted', Type.Object({ object: Type.String(), id: Type.String(), text: Type.String() }))
const create = ({ workos }: TestServer, name: string) => workos.organizations.createOrganization({ name })

test('[T-3] a stream sends what happens in its environment, as it happens and in the order of the log, and what was acknowledged before its end', async () => {
  const [server, other] = [await startServer(), await startServer()]
  await create(server, 'Before')
  const stream = await watch(server, 'seconds=300')
  expect([stream.status, stream.type]).toEqual([200, 'text/event-stream'])
  // The cursor of a reader that has seen nothing yet.
  expect(await stream.next()).toEqual({ id: expect.stringMatching(/^event_/), event: undefined })

  await create(other, 'Elsewhere')
  const { id } = await create(server, 'Acme')
  await server.workos.organizations.updateOrganization({ organization: id, name: 'Acme Inc' })

  expect(eventsOf([await stream.next(), await stream.next()])).toEqual(['organization.created', 'organization.updated'])
  const acknowledged = await watch(server, 'seconds=0', {
    'last-event-id': (await server.api.get<{ data: { id: string }[] }>('/events?limit=1')).body.data[0]?.id ?? '',
  })
  expect(eventsOf(await acknowledged.rest())).toEqual(['organization.created', 'organization.updated'])
})

test('a stream sends only what it was asked for: types, an organization, an object', async () => {
  const server = await startServer()
  const acme = await create(server, 'Acme')
  const byType = await watch(server, 'seconds=300&events=user.*')
  const byOrganization = await watch(server, `seconds=300&organization_id=${acme.id}`)
  const byObject = await watch(server, `seconds=300&object_id=dockmaster`)
  await Promise.all([byType.next(), byOrganization.next(), byObject.next()])

  await create(server, 'Globex')
  await server.workos.userManagement.createUser({ email: 'ada@acme.example' })
  await server.workos.organizations.updateOrganization({ organization: acme.id, name: 'Acme Inc' })

  expect((await byType.next())?.event).toBe('user.created')
  expect((await byOrganization.next())?.event).toBe('organization.updated')
  await server.api.post('/authorization/roles', { slug: 'dockmaster', name: 'Dock master' })
  expect((await byObject.next())?.event).toBe('role.created')
  expect((await watch(server, 'seconds=300&events=nothing.happened')).status).toBe(422)
  expect((await watch(server, 'seconds=300&after=event_01J')).status).toBe(400)
})

test('who continues after the last id gets every event once, though the server was restarted and the stream broke off in between', async () => {
  const secrets = { databaseUrl: await createDatabase() }
  const server = await startOwnServer({ secrets })
  const first = await watch(server, 'seconds=300')
  await create(server, 'Before')
  const seen = await first.next()
  expect(seen?.event).toBe('organization.created')
  const rest = first.rest()
  await server.close()
  expect(await rest).toEqual([])
  const { workos } = await startOwnServer({
    secrets,
    config: { url: server.url, port: Number(new URL(server.url).port) },
  })
  await workos.organizations.createOrganization({ name: 'Elsewhere' })
  await create(server, 'Meanwhile')
  const second = await watch(server, 'seconds=300', { 'last-event-id': seen?.id ?? '' })
  await create(server, 'After')

  const [meanwhile, after] = [await second.next(), await second.next()]
  expect(eventsOf([meanwhile, after])).toEqual(['organization.created', 'organization.created'])
  expect(new Set([seen?.id, meanwhile?.id, after?.id]).size).toBe(3)
})

test('a reader that stops reading gets everything in its order once it reads on', async () => {
  const server = await startServer()
  const slow = await watch(server, 'seconds=300')
  // More than the connection holds, and more events than are kept for streams.
  const text = 'x'.repeat(40_000)
  for (let part = 0; part < 8; part++)
    await server.environment.transaction(async (tx) => {
      for (let i = 0; i < 25; i++) recordEvent(tx, noted, { object: 'note', id: `note_${part * 25 + i}`, text })
    })

  const ids: (string | undefined)[] = []
  while (ids.length < 200) {
    const message = await slow.next()
    if (message?.event !== undefined) ids.push(message.id)
  }
  expect(new Set(ids).size).toBe(200)
  const { events } = await server.environment.db.one<{ events: string[] }>(sql`
    select array_agg(id order by position) as events from events
    where environment_id = ${server.environment.environmentId} and event = ${noted.name}`)
  expect(ids).toEqual(events)
})

test('a caller has five streams at most, and another one once one of them is closed', async () => {
  const server = await startServer()
  const streams = await Promise.all(Array.from({ length: 5 }, () => watch(server, 'seconds=300')))
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])

  const refused = await fetch(`${server.url}/events/stream?seconds=300`, {
    headers: { authorization: `Bearer ${server.apiKey}` },
  })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5'])
  streams[0]?.close()

  await expect.poll(async () => (await watch(server, 'seconds=300')).status).toBe(200)
})
