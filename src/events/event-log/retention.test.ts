import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { createIdMaker } from '#platform/ids.ts'
import { createDatabase } from '#test/database.ts'
import { ensureEventPartitions, eventsTable } from './partitions.ts'
import { dropExpiredPartitions } from './retention.ts'

let db: Database
beforeAll(async () => {
  db = openDatabase({ url: await createDatabase(), applicationName: 'retention test' })
})
afterAll(() => db.close())

async function record(moment: string): Promise<void> {
  const id = createIdMaker(() => new Date(moment)).newId('event')
  await db.run(sql`
    insert into events (environment_id, id, event, data, created_at)
    values ('environment_test', ${id}, 'user.created', '{}', ${new Date(moment)})`)
}

const kept = async () =>
  (await db.many<{ created_at: string }>(sql`select created_at from events order by id`)).map((row) => row.created_at)

test('months are dropped as a whole when all of them is older than the retention, and no earlier', async () => {
  await ensureEventPartitions(db, new Date('2031-01-15T00:00:00Z'))
  await ensureEventPartitions(db, new Date('2031-04-15T00:00:00Z'))
  const moments = [
    '2030-11-05T00:00:00.000Z',
    '2031-01-01T00:00:00.000Z',
    '2031-01-31T23:59:59.999Z',
    '2031-02-01T00:00:00.000Z',
    '2031-03-31T00:00:00.000Z',
  ]
  for (const moment of moments) await record(moment)
  const drop = (now: string) => dropExpiredPartitions(db, eventsTable, 90, new Date(now))

  // The months that the template came with.
  await drop('2031-01-01T00:00:00.000Z')

  // 90 days after the end of January is the 2nd of May. What no month covers goes by the day.
  expect(await drop('2031-02-03T00:00:00.000Z')).toEqual([])
  expect(await kept()).toEqual(moments)
  expect(await drop('2031-05-01T23:59:59.999Z')).toEqual([])
  expect(await kept()).toEqual(moments.slice(1))
  expect(await drop('2031-05-02T00:00:00.000Z')).toEqual(['events_2031_01'])
  expect(await kept()).toEqual(moments.slice(3))
  expect(await drop('2031-05-02T00:00:00.000Z')).toEqual([])

  const { rows } = await db.pool.query(
    `select to_regclass('events_2031_01') as january, to_regclass('events_2031_02') as february`,
  )
  expect(rows).toEqual([{ january: null, february: 'events_2031_02' }])
})

test('a reader that takes long makes it give up rather than hold up everyone, and it goes the next time', async () => {
  await ensureEventPartitions(db, new Date('2032-01-15T00:00:00Z'))
  await record('2032-01-10T00:00:00.000Z')
  const drop = () => dropExpiredPartitions(db, eventsTable, 90, new Date('2032-05-15T00:00:00.000Z'))
  const reader = await db.begin()
  await reader.many(sql`select id from events`)

  await expect(drop()).rejects.toMatchObject({ code: '55P03' })
  await record('2032-02-10T00:00:00.000Z')
  await reader.rollback()

  expect(await drop()).toContain('events_2032_01')
})
