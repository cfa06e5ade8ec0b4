import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createIdMaker } from '#platform/ids.ts'
import { createDatabase } from '#test/database.ts'
import { ensureEventPartitions } from './partitions.ts'

let db: Database
beforeAll(async () => {
  db = openDatabase({ url: await createDatabase(), applicationName: 'partitions test' })
})
afterAll(() => db.close())

/** The partition that an event of a moment lands in. */
async function partitionOf(moment: string): Promise<string> {
  const id = createIdMaker(() => new Date(moment)).newId('event')
  const { partition } = await db.one<{ partition: string }>(sql`
    insert into events (environment_id, id, event, data, created_at)
    values ('environment_test', ${id}, 'user.created', '{}', ${new Date(moment)}) returning tableoid::regclass::text as partition`)
  return partition
}

test('the present month and the next two have partitions, each from its first to its last millisecond', async () => {
  await ensureEventPartitions(db, new Date('2031-11-30T23:59:59.999Z'))

  expect(await partitionOf('2031-10-31T23:59:59.999Z')).toBe('events_default')
  expect(await partitionOf('2031-11-01T00:00:00.000Z')).toBe('events_2031_11')
  expect(await partitionOf('2031-11-30T23:59:59.999Z')).toBe('events_2031_11')
  expect(await partitionOf('2031-12-01T00:00:00.000Z')).toBe('events_2031_12')
  expect(await partitionOf('2032-01-31T23:59:59.999Z')).toBe('events_2032_01')
  expect(await partitionOf('2032-02-01T00:00:00.000Z')).toBe('events_default')
})

test('months that are there stay as they are', async () => {
  const now = new Date('2035-05-15T00:00:00.000Z')
  await ensureEventPartitions(db, now)
  await ensureEventPartitions(db, now)
  const before = await partitionOf('2035-05-15T00:00:00.000Z')
  await ensureEventPartitions(db, new Date('2035-06-15T00:00:00.000Z'))

  expect(before).toBe('events_2035_05')
  expect(await partitionOf('2035-08-15T00:00:00.000Z')).toBe('events_2035_08')
})

test('processes that start at once do not get into each other’s way', async () => {
  for (let month = 0; month < 12; month++) {
    const now = new Date(Date.UTC(2040, month * 3, 15))
    await Promise.all(Array.from({ length: 4 }, () => ensureEventPartitions(db, now)))
  }
})

test('a month whose first events came before its partition gets one all the same', async () => {
  expect(await partitionOf('2050-01-15T00:00:00.000Z')).toBe('events_default')

  await ensureEventPartitions(db, new Date('2050-01-16T00:00:00.000Z'))

  expect(await partitionOf('2050-01-17T00:00:00.000Z')).toBe('events_2050_01')
})

test('a reader of the default partition keeps no one else waiting, and the month comes once it is done', async () => {
  const reader = await db.pool.connect()
  await reader.query('begin; select * from events_default limit 1')
  const ensured = ensureEventPartitions(db, new Date('2060-01-16T00:00:00.000Z'))
  await untilDefaultIsWaitedFor()

  await db.many(sql`select id from events order by id limit 1`)

  await reader.query('rollback')
  reader.release()
  await ensured
  expect(await partitionOf('2060-03-17T00:00:00.000Z')).toBe('events_2060_03')
})

async function untilDefaultIsWaitedFor(): Promise<void> {
  const waiting = () =>
    db.many(sql`select pid from pg_locks where relation = 'events_default'::regclass and not granted`)
  await expect.poll(waiting, { interval: 20 }).not.toEqual([])
}
