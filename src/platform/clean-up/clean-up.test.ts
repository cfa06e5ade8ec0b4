import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { explainChange } from '#test/plans/explained.ts'
import { startServer } from '#test/server.ts'
import type { System } from '../context.ts'
import { openDatabase } from '../db/database.ts'
import { type Statement, sql } from '../db/sql.ts'
import { type CleanUpRun, cleanUp } from './clean-up.ts'

const now = new Date('2026-11-30T12:00:00.000Z')

/** A database with a table of notes, which are kept for two days after their end, those that are pinned for ten. */
async function start() {
  const { app } = await startServer()
  const url = await createDatabase()
  const database = openDatabase({ url, applicationName: 'clean-up test' })
  onTestFinished(() => database.close())
  await database.run(sql`create table notes (id int primary key, ended_at timestamptz, pinned boolean not null)`)
  await database.run(sql`create index notes_ended on notes (ended_at)`)
  const tables: System['catalog']['tables'] = new Map([
    [
      'notes',
      {
        kept: [
          { after: 'ended_at', for: '2 days', only: 'not pinned or id = 0' },
          { after: 'ended_at', for: '240 hours' },
        ],
      },
    ],
  ])
  const system: System = { ...app.system, database, now: () => now, catalog: { ...app.system.catalog, tables } }
  const add = (first: number, count: number, daysAgo: number | null, pinned = false) =>
    database.run(sql`
      insert into notes select n, ${daysAgo === null ? null : new Date(now.getTime() - daysAgo * 86_400_000)}, ${pinned}
      from generate_series(${first}::int, ${first + count - 1}::int) n`)
  const left = async () =>
    (await database.many<{ id: number }>(sql`select id from notes order by id`)).map(({ id }) => id)
  return { system, database, add, left }
}

test('rows that were kept long enough are deleted however many they are; the others stay, and those without an end', async () => {
  const { system, add, left } = await start()
  await add(1, 2_500, 2.1)
  await add(10_000, 2, 1.9)
  await add(10_010, 2, 9, true)
  await add(10_020, 2, 11, true)
  await add(10_030, 2, null)
  const runs: CleanUpRun[] = []

  await cleanUp(system, { tables: ['notes'], onDone: async (run) => void runs.push(run) })

  expect(await left()).toEqual([10_000, 10_001, 10_010, 10_011, 10_030, 10_031])
  expect(runs).toEqual([{ table: 'notes', deleted: 2_502, tookMs: expect.any(Number) }])
})

test('a row that someone holds is left for the next run, which does not wait for it', async () => {
  const { system, database, add, left } = await start()
  await add(1, 3, 5)
  const holder = await database.begin()
  await holder.run(sql`select 1 from notes where id = 2 for update`)

  await cleanUp(system, { tables: ['notes'] })
  expect(await left()).toEqual([2])
  await holder.commit()
  await cleanUp(system, { tables: ['notes'] })

  expect(await left()).toEqual([])
})

test('several runs at the same time delete each row once', async () => {
  const { system, add, left } = await start()
  await add(1, 2_500, 5)
  const runs: CleanUpRun[] = []
  const run = () => cleanUp(system, { tables: ['notes'], onDone: async (done) => void runs.push(done) })

  await Promise.all([run(), run(), run()])

  expect(await left()).toEqual([])
  expect(runs.reduce((sum, { deleted }) => sum + deleted, 0)).toBe(2_500)
})

test('a batch begins where the one before it ended, and not at rows that stay or that were just deleted', async () => {
  const { system, database, add, left } = await start()
  await add(1, 30, 9, true)
  await add(100, 1_000, 8)
  await add(2_000, 1_000, 7)
  await add(4_000, 5, 6)
  const begun: unknown[] = []
  const one: typeof database.one = (statement) => {
    begun.push(statement.values[1])
    return database.one(statement)
  }

  await cleanUp({ ...system, database: { ...database, one } }, { tables: ['notes'] })

  expect(await left()).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
  const daysAgo = begun.map((from) =>
    from === '-infinity' ? from : (now.getTime() - Date.parse(String(from))) / 86_400_000,
  )
  expect(daysAgo).toEqual(['-infinity', 8, 7, '-infinity'])
})

test('more rows that stay for others than a batch has, all of one time, do not keep it from those after them', async () => {
  const { system, add, left } = await start()
  await add(1, 2_500, 9, true)
  await add(10_000, 5, 8)
  const kept = {
    after: 'ended_at',
    for: '2 days',
    unless: 'exists (select 1 from notes n where n.id = notes.id and n.pinned)',
  } as const
  const tables: System['catalog']['tables'] = new Map([['notes', { kept }]])

  await cleanUp({ ...system, catalog: { ...system.catalog, tables } }, { tables: ['notes'] })

  expect(await left()).toEqual(Array.from({ length: 2_500 }, (_, i) => i + 1))
})

test('a rule that asks another row looks at the rows of its batch, not at all of the table, even if every row stays', async () => {
  const { system, database, add } = await start()
  await add(1, 20_000, 5, true)
  await database.run(sql`analyze notes`)
  const unless = 'exists (select 1 from notes other where other.id = notes.id and other.pinned)'
  const tables: System['catalog']['tables'] = new Map([
    ['notes', { kept: { after: 'ended_at', for: '2 days', unless } }],
  ])
  let first: Statement | undefined
  const one: typeof database.one = (statement) => {
    first ??= statement
    return Promise.resolve({ looked: 0, deleted: 0, last: null } as never)
  }
  await cleanUp(
    { ...system, database: { ...database, one }, catalog: { ...system.catalog, tables } },
    { tables: ['notes'] },
  )

  const client = await database.pool.connect()
  await client.query('set plan_cache_mode = force_custom_plan')
  const { visited, plan } = await explainChange(client, first ?? sql`select`)
  client.release()

  expect(visited, plan).toBeLessThan(5_000)
})
