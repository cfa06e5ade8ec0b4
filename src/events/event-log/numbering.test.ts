import { expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { createDatabase } from '#test/database.ts'
import { numberEvents, numberPending } from './numbering.ts'

test('to find that no event awaits its number does not read through those that were numbered', async () => {
  const db = await openEmpty()
  for (let batch = 0; batch < 10; batch++) {
    await addEvents(db, batch * 1_000, 1_000)
    await numberEvents(db)
  }
  const asked: Statement[] = []
  const one = <Row>(statement: Statement) => {
    asked.push(statement)
    return db.one<Row>(statement)
  }

  await numberEvents({ ...db, one })

  const pages = await pagesRead(db, asked)
  expect(pages).toEqual([expect.any(Number)])
  expect(Math.max(...pages)).toBeLessThan(150)
  const { numbered } = await db.one<{ numbered: number }>(
    sql`select count(distinct position)::integer as numbered from events where position between 1 and 10000`,
  )
  expect(numbered).toBe(10_000)
})

test('numbering a few events does not read through the log, whatever the planner takes their number for', async () => {
  const db = await openEmpty()
  await addEvents(db, 0, 15_000)
  await numberEvents(db)
  await db.run(sql`analyze events`)
  await addEvents(db, 15_000, 10)

  expect(await pagesNumbering(db)).toBeLessThan(300)
})

test('numbering a few events does not read through a log whose plan was made while it was empty', async () => {
  const db = await openEmpty()
  await db.pool.query('vacuum analyze events')
  // A plan is kept from the sixth time on.
  for (let i = 0; i < 7; i++) await numberPending(db)
  await addEvents(db, 0, 15_000)
  await numberEvents(db)
  await addEvents(db, 15_000, 10)

  expect(await pagesNumbering(db)).toBeLessThan(300)
})

test('an event that has its position keeps it, whatever is noted of events that await theirs', async () => {
  const db = await openEmpty()
  const positions = () => db.many<{ id: string; position: number }>(sql`select id, position from events order by id`)
  await addEvents(db, 0, 3)
  await numberEvents(db)
  const before = await positions()
  // As a process of an earlier version leaves it behind, which numbers without taking the note away.
  await db.run(sql`insert into unnumbered_events (environment_id, id) select environment_id, id from events`)
  await addEvents(db, 3, 1)

  await numberEvents(db)

  const after = await positions()
  expect(after.slice(0, 3)).toEqual(before)
  expect(after[3]?.position).toBeGreaterThan(3)
  expect(await db.many(sql`select id from unnumbered_events`)).toEqual([])
})

test('followers that ask at once share a step, and one that comes during it takes another only for what it left', async () => {
  const db = await openEmpty()
  await addEvents(db, 0, 3)
  let taken = 0
  const counting: Database = {
    ...db,
    transaction(work) {
      taken += 1
      return db.transaction(work)
    },
  }

  await Promise.all([numberPending(counting), numberPending(counting), numberPending(counting)])
  expect(taken).toBe(1)

  const under = await db.pool.connect()
  onTestFinished(() => under.release())
  await under.query('begin; select pg_advisory_xact_lock(7281645003)')
  await addEvents(db, 3, 1)
  const first = numberPending(counting)
  const second = numberPending(counting)
  await under.query('commit')
  await first
  await addEvents(db, 4, 1)
  await Promise.all([second, numberPending(counting)])

  const { unnumbered } = await db.one<{ unnumbered: number }>(
    sql`select count(*)::integer as unnumbered from events where position is null`,
  )
  expect(unnumbered).toBe(0)
})

async function openEmpty(): Promise<Database> {
  // One connection for transactions: plans are kept by each.
  const db = openDatabase({ url: await createDatabase(), applicationName: 'numbering test', transactions: 1 })
  onTestFinished(() => db.close())
  return db
}

function addEvents(db: Database, after: number, count: number): Promise<unknown> {
  return db.run(sql`
    insert into events (environment_id, id, event, data, created_at)
    select 'environment_1', 'event_' || lpad((${after}::integer + i)::text, 26, '0'), 'user.created', '{}', now()
    from generate_series(1, ${count}::integer) i`)
}

/** Pages of the log and its indexes that numbering what awaits it reads. To find ten events takes 30, to write each some 20. */
async function pagesNumbering(db: Database): Promise<number> {
  const read = sql`
    select sum(pg_stat_get_xact_blocks_fetched(oid))::integer as pages from pg_class where relname like 'events%'`
  let pages = Number.NaN
  await numberPending({
    ...db,
    transaction: (work) =>
      db.transaction(async (tx) => {
        const before = await tx.one<{ pages: number }>(read)
        const result = await work(tx)
        const after = await tx.one<{ pages: number }>(read)
        pages = after.pages - before.pages
        return result
      }),
  })
  return pages
}

/** By each of the statements, run one after another as the server runs them, and undone. */
async function pagesRead(db: Database, statements: readonly Statement[]): Promise<number[]> {
  const tx = await db.begin()
  try {
    const pages: number[] = []
    for (const statement of statements) {
      const { 'QUERY PLAN': plans } = await tx.one<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
        sql`explain (analyze, buffers, format json) ${statement}`,
      )
      const [{ Plan: plan }] = plans
      pages.push((plan['Shared Hit Blocks'] ?? Number.NaN) + (plan['Shared Read Blocks'] ?? Number.NaN))
    }
    return pages
  } finally {
    await tx.rollback()
  }
}
