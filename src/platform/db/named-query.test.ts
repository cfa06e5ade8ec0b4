import { types } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { openDatabase } from './database.ts'
import { type SqlValue, sql } from './sql.ts'

/** One shared connection, so that all statements of a test meet on it. */
async function open() {
  const db = openDatabase({ url: await createDatabase(), applicationName: 'test', readers: 1 })
  onTestFinished(() => db.close())
  return db
}

test('rows have the same members and values whether or not their shape was asked for, in order and with nulls', async () => {
  const db = await open()
  const read = (n: number | null) =>
    db.many(sql`
      select i as position, ${n}::int as number, ${`text ${n}`} as text, ${[1, 2]}::int[] as list, ${{ n }}::json as data,
        ${Buffer.from([0, 255])}::bytea as bytes, i = 1 as first, '2026-11-26 10:00:00.5Z'::timestamptz as time
      from generate_series(1, 2) i`)
  const expected = (n: number | null) =>
    [1, 2].map((position) => ({
      position,
      number: n,
      text: `text ${n}`,
      list: [1, 2],
      data: { n },
      bytes: Buffer.from([0, 255]),
      first: position === 1,
      time: '2026-11-26T10:00:00.500Z',
    }))

  const asked = await read(1)
  const known = await Promise.all([read(null), read(3)])

  expect(asked).toEqual(expected(1))
  expect(known).toEqual([expected(null), expected(3)])
  expect(known.map(([row]) => Object.keys(row as object))).toEqual(Array(2).fill(Object.keys(expected(1)[0] as object)))
})

test('what a statement that failed said of its rows is not taken for what it says later', async () => {
  const db = await open()
  // By a column, so that PostgreSQL tells the shape before it divides.
  const divide = (by: number) => db.many(sql`select 1 / by as n, 'text' as text from (values (${by}::int)) of (by)`)

  await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
  expect(await divide(1)).toEqual([{ n: 1, text: 'text' }])
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
  expect(await Promise.all([divide(1), db.run(sql`select`), divide(1)])).toEqual([
    [{ n: 1, text: 'text' }],
    1,
    [{ n: 1, text: 'text' }],
  ])
})

test('a value that cannot be sent is an error of its statement alone', async () => {
  const db = await open()
  const circular: Record<string, unknown> = {}
  circular.self = circular
  const echo = (value: SqlValue) => db.one(sql`select ${value}::json as value`)

  const answers = await Promise.allSettled([echo(circular), echo({ a: 1 }), db.one(sql`select 2 as n`)])

  expect(answers).toMatchObject([
    { status: 'rejected', reason: { name: 'TypeError' } },
    { status: 'fulfilled', value: { value: { a: 1 } } },
    { status: 'fulfilled', value: { n: 2 } },
  ])
})

test('a value that cannot be read is an error of its statement alone', async () => {
  const db = await open()
  const money = 790
  types.setTypeParser(money, () => {
    throw new Error('unreadable')
  })
  onTestFinished(() => types.setTypeParser(money, (text) => text))

  const answers = await Promise.allSettled([
    db.one(sql`select 1 as n`),
    db.many(sql`select i::money as price from generate_series(1, 3) i`),
    db.one(sql`select 2 as n`),
  ])

  expect(answers).toMatchObject([
    { status: 'fulfilled', value: { n: 1 } },
    { status: 'rejected', reason: { message: 'unreadable' } },
    { status: 'fulfilled', value: { n: 2 } },
  ])
})

test('an error says who asked', async () => {
  const db = await open()

  const error = await db.run(sql`select nothing`).catch((reason: Error) => reason)

  expect((error as Error).stack).toContain('named-query.test.ts')
})
