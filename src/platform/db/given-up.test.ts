import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '#test/database.ts'
import { type Database, openDatabase } from './database.ts'
import { sql } from './sql.ts'

let db: Database

beforeAll(async () => {
  db = openDatabase({ url: await createDatabase(), applicationName: 'test' })
  await db.run(sql`create table counters (name text primary key, n integer not null)`)
  await db.run(sql`insert into counters values ('a', 0), ('b', 0)`)
  return () => db.close()
})

const count = (name: string) => sql`update counters set n = n + 1 where name = ${name}`
const counted = () => db.many(sql`select name, n from counters order by name`)
/** An error of the database's own, as it comes from a statement. */
const fail = (code: '40P01' | '40001' | '23505') =>
  ({
    '40P01': sql`do 'begin raise exception using errcode = ''40P01''; end'`,
    '40001': sql`do 'begin raise exception using errcode = ''40001''; end'`,
    '23505': sql`do 'begin raise exception using errcode = ''23505''; end'`,
  })[code]

test('of two transactions that wait for each other both succeed, and what each does is done once', async () => {
  let runs = 0
  let held = 0
  let meet = () => {}
  const met = new Promise<void>((resolve) => {
    meet = resolve
  })
  const inOrder = (first: string, second: string) =>
    db.transaction(async (tx) => {
      runs += 1
      await tx.run(count(first))
      held += 1
      if (held === 2) meet()
      await met
      await tx.run(count(second))
    })

  await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])

  // One of them at least was given up; where the machine is busy they may meet again.
  expect(runs).toBeGreaterThanOrEqual(3)
  expect(await counted()).toEqual([
    { name: 'a', n: 2 },
    { name: 'b', n: 2 },
  ])
})

test.each(['40P01', '40001'] as const)(
  'a transaction that is given up with %s runs again, five times at most',
  async (code) => {
    const before = await counted()
    let runs = 0
    const failing = db.transaction(async (tx) => {
      runs += 1
      await tx.run(count('a'))
      await tx.run(fail(code))
    })

    await expect(failing).rejects.toMatchObject({ code })
    expect(runs).toBe(5)
    expect(await counted()).toEqual(before)
  },
)

test('a transaction that is given up where no one waits for the answer runs again too', async () => {
  let runs = 0
  const outcome = await db.transaction(async (tx) => {
    runs += 1
    if (runs === 1) tx.send(fail('40P01'))
    return runs
  })

  expect(outcome).toBe(2)
})

test('what a transaction does after it was given up fails for the same reason, not for being late', async () => {
  let runs = 0
  const outcome = await db.transaction(async (tx) => {
    runs += 1
    if (runs === 1) tx.send(fail('40001'))
    await tx.run(count('a'))
    return runs
  })

  expect(outcome).toBe(2)
})

test('a transaction that fails for itself does not run again', async () => {
  let runs = 0
  const failing = db.transaction((tx) => {
    runs += 1
    return tx.run(fail('23505'))
  })

  await expect(failing).rejects.toMatchObject({ code: '23505' })
  expect(runs).toBe(1)
})

test('of many transactions that take two rows in both orders each succeeds', async () => {
  const busy = openDatabase({ url: await createDatabase(), applicationName: 'test', transactions: 6 })
  onTestFinished(() => busy.close())
  await busy.run(sql`create table counters (name text primary key, n integer not null)`)
  await busy.run(sql`insert into counters values ('a', 0), ('b', 0)`)

  await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      busy.transaction(async (tx) => {
        await tx.run(count(i % 2 === 0 ? 'a' : 'b'))
        await tx.run(count(i % 2 === 0 ? 'b' : 'a'))
      }),
    ),
  )

  expect(await busy.many(sql`select n from counters`)).toEqual([{ n: 6 }, { n: 6 }])
})
