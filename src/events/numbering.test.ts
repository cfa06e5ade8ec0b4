import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../test/database.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { type Statement, sql } from '../platform/db/sql.ts'
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
  const sent: Statement[] = []
  const transaction: Database['transaction'] = (work) =>
    db.transaction((tx) =>
      work({
        ...tx,
        send(statement) {
          sent.push(statement)
        },
      }),
    )

  await numberPending({ ...db, transaction })

  const pages = await pagesRead(db, sent)
  expect(pages.length).toBeGreaterThan(1)
  // 15,000 deleted notes are 130 pages, and are vacuumed away within a minute. Ten events take 30 pages to be found and
  // some 20 each to be written with their indexes.
  expect(Math.max(...pages)).toBeLessThan(500)
})

async function openEmpty(): Promise<Database> {
  const db = openDatabase({ url: await createDatabase(), applicationName: 'numbering test' })
  onTestFinished(() => db.close())
  return db
}

function addEvents(db: Database, after: number, count: number): Promise<unknown> {
  return db.run(sql`
    insert into events (environment_id, id, event, data, created_at)
    select 'environment_1', 'event_' || lpad((${after}::integer + i)::text, 26, '0'), 'user.created', '{}', now()
    from generate_series(1, ${count}::integer) i`)
}

/** By each of the statements, run one after another and undone. */
async function pagesRead(db: Database, statements: readonly Statement[]): Promise<number[]> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    const pages: number[] = []
    for (const { text, values } of statements) {
      const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, [...values])
      const { Plan: plan } = rows[0]['QUERY PLAN'][0]
      pages.push(plan['Shared Hit Blocks'] + plan['Shared Read Blocks'])
    }
    return pages
  } finally {
    await client.query('rollback')
    client.release()
  }
}
