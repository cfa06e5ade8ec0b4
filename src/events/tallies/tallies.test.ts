import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { System } from '#platform/context.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createIdMaker } from '#platform/ids.ts'
import { createDatabase } from '#test/database.ts'
import { endConnections } from '#test/end-connections.ts'
import { createRandom } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { numberEvents } from '../event-log/index.ts'
import { startTallies } from './consumer.ts'
import { foldTallies } from './jobs.ts'
import { otherLabel } from './series.ts'

const { newId } = createIdMaker(() => new Date())
const environments = ['environment_one', 'environment_two']

/** Processes on a database of the test's own, with two environments. */
async function openProcesses(count: number): Promise<System[]> {
  const url = await createDatabase()
  const { app } = await startServer()
  const systems = Array.from({ length: count }, () => {
    const database = openDatabase({ url, applicationName: 'tallies test' })
    onTestFinished(() => database.close())
    return { ...app.system, database }
  })
  await systems[0]?.database.run(sql`
    insert into environments (id, name, client_id, created_at, updated_at)
    select id, id, 'client_' || id, now(), now() from unnest(${environments}::text[]) id`)
  return systems
}

interface Happened {
  environment: string
  event: string
  code?: string
  user?: string
  at: Date
}

function record(db: Database, happened: readonly Happened[]): Promise<number> {
  const data = happened.map(({ code, user }) =>
    JSON.stringify({
      ...(code === undefined ? {} : { error: { code } }),
      ...(user === undefined ? {} : { user_id: user }),
    }),
  )
  return db.run(sql`
    insert into events (environment_id, id, event, data, created_at)
    select * from unnest(${happened.map(({ environment }) => environment)}::text[], ${happened.map(() => newId('event'))}::text[],
      ${happened.map(({ event }) => event)}::text[], ${data}::json[], ${happened.map(({ at }) => at)}::timestamptz[])`)
}

async function counted(db: Database): Promise<string[]> {
  const rows = await db.many<{ line: string }>(sql`
    select concat_ws(' ', environment_id, series, label, to_char(hour at time zone 'UTC', 'YYYY-MM-DD HH24'), count) as line
    from tallies order by 1`)
  return rows.map(({ line }) => line).sort()
}

/** The same from the events themselves, whose labels are few. */
function expected(happened: readonly Happened[]): string[] {
  const counts = new Map<string, number>()
  const add = (parts: readonly (string | undefined)[], at: Date) => {
    const place = [...parts.filter((part) => part !== undefined), at.toISOString().slice(0, 13).replace('T', ' ')].join(
      ' ',
    )
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  const seen = new Set<string>()
  for (const { environment, event, code, user, at } of happened) {
    const [, method, outcome] = /^authentication\.(\w+)_(succeeded|failed)$/.exec(event) ?? []
    if (outcome === 'succeeded') add([environment, 'sign_ins', method], at)
    if (outcome === 'failed') add([environment, 'failures', method, code], at)
    if (event === 'user.created') add([environment, 'new_users', ''], at)
    const day = `${environment} ${user} ${at.toISOString().slice(0, 10)}`
    if (event !== 'session.created' || seen.has(day)) continue
    seen.add(day)
    add([environment, 'active_users', ''], at)
  }
  return [...counts].map(([place, count]) => `${place} ${count}`).sort()
}

const settled = async ({ database }: System) => {
  await numberEvents(database)
  const isBehind = () =>
    database.maybe(
      sql`select 1 from event_cursors c, event_positions p where c.name = 'tallies' and c.position < p.last`,
    )
  await expect.poll(isBehind, { timeout: 20_000 }).toBeUndefined()
}

test.each([1, 2, 3])(
  'tallies equal a count of the events, though followers are killed while they count (seed %i)',
  async (seed) => {
    const random = createRandom(seed)
    const systems = await openProcesses(2)
    const [first] = systems as [System]
    const begin = Date.parse('2026-11-20T22:30:00Z')
    const written: Happened[] = []
    // Those from before anyone counted are counted too.
    for (let round = 0; round < 40; round++) {
      if (round === 5)
        for (const system of systems) {
          const tail = startTallies(system, { intervalMs: 5, batch: 7 })
          onTestFinished(() => tail.stop())
        }
      const part = Array.from({ length: 1 + random.integer(12) }, (): Happened => {
        const at = new Date(begin + written.length * 60_000)
        const environment = random.pick(environments)
        return random.pick<Happened>([
          { environment, at, event: 'user.created' },
          { environment, at, event: 'user.updated' },
          { environment, at, event: 'authentication.password_succeeded' },
          {
            environment,
            at,
            event: 'authentication.password_failed',
            code: random.pick(['invalid_credentials', 'locked']),
          },
          { environment, at, event: 'authentication.sso_failed' },
          { environment, at, event: 'authentication.sso_started' },
          { environment, at, event: 'session.created', user: random.pick(['a', 'b', 'c']) },
        ])
      })
      await record(first.database, part)
      await numberEvents(first.database)
      written.push(...part)
      if (round > 5 && random.integer(3) === 0) {
        await delay(random.integer(5))
        // As a process that dies: its transaction is undone.
        await endConnections(first.database.pool, `state like 'idle in transaction%'`)
      }
    }
    await settled(first)

    const labels = (await counted(first.database)).map((line) => line.replaceAll('  ', ' '))
    expect(labels).toEqual(expected(written).map((line) => line.replaceAll('  ', ' ')))
  },
)

test('labels beyond fifty in an hour count as one, and events of an environment that is gone for nothing', async () => {
  const [system] = (await openProcesses(1)) as [System]
  const at = new Date('2026-11-20T22:30:00Z')
  const codes = Array.from({ length: 60 }, (_, i) => `code_${i}`)
  await record(system.database, [
    ...codes.map((code) => ({ environment: 'environment_one', event: 'authentication.password_failed', code, at })),
    { environment: 'environment_gone', event: 'user.created', at },
  ])
  await numberEvents(system.database)
  const tail = startTallies(system, { intervalMs: 5, batch: 8 })
  onTestFinished(() => tail.stop())
  await settled(system)

  const rows = await system.database.many<{ label: string; count: number }>(
    sql`select label, count::integer from tallies`,
  )
  expect(rows).toHaveLength(51)
  expect(rows.find(({ label }) => label === otherLabel)?.count).toBe(10)
})

test('hours of past days become days, of the same sum', async () => {
  const [system] = (await openProcesses(1)) as [System]
  const { database } = system
  const insert = (hour: string, count: number, label = 'password') =>
    database.run(sql`
      insert into tallies (environment_id, series, label, hour, count)
      values ('environment_one', 'sign_ins', ${label}, ${new Date(hour)}, ${count})`)
  await insert('2026-10-01T00:00:00Z', 1)
  await insert('2026-10-01T05:00:00Z', 2)
  await insert('2026-10-01T23:00:00Z', 4)
  await insert('2026-10-01T23:00:00Z', 8, 'sso')
  await insert('2026-11-20T05:00:00Z', 16)
  const fold = () => foldTallies({ database, now: () => new Date('2026-11-30T12:00:00Z') })

  for (let i = 0; i < 2; i++) {
    await fold()
    expect(await counted(database)).toEqual([
      'environment_one sign_ins password 2026-10-01 00 7',
      'environment_one sign_ins password 2026-11-20 05 16',
      'environment_one sign_ins sso 2026-10-01 00 8',
    ])
  }
})

test('results of deliveries are counted with them', async () => {
  const { api, workos } = await startServer()
  await api.post('/webhook_endpoints', { endpoint_url: 'http://127.0.0.1:9/', events: ['organization.created'] })
  await workos.organizations.createOrganization({ name: 'Northwind' })

  const attempts = async () =>
    (await api.get<{ delivery_attempts: { label: string; count: number }[] }>('/overview')).body.delivery_attempts
  await expect.poll(attempts).toMatchObject([{ label: 'retried', count: 1 }])
})
