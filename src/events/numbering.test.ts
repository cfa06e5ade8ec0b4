import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../test/database.ts'
import { openDatabase } from '../platform/db/database.ts'
import { type Statement, sql } from '../platform/db/sql.ts'
import { numberEvents } from './numbering.ts'

test('to find that no event awaits its number does not read through those that were numbered', async () => {
  const db = openDatabase({ url: await createDatabase(), applicationName: 'numbering test' })
  onTestFinished(() => db.close())
  for (let batch = 0; batch < 10; batch++) {
    await db.run(sql`
      insert into events (environment_id, id, event, data, created_at)
      select 'environment_1', 'event_' || lpad((${batch}::integer * 1000 + i)::text, 26, '0'), 'user.created', '{}', now()
      from generate_series(1, 1000) i`)
    await numberEvents(db)
  }
  const asked: Statement[] = []
  const one = <Row>(statement: Statement) => {
    asked.push(statement)
    return db.one<Row>(statement)
  }

  await numberEvents({ ...db, one })

  const pages = await Promise.all(
    asked.map(async ({ text }) => {
      const { rows } = await db.pool.query(`explain (analyze, buffers, format json) ${text}`)
      const { Plan: plan } = rows[0]['QUERY PLAN'][0]
      return plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    }),
  )
  expect(pages).toEqual([expect.any(Number)])
  expect(Math.max(...pages)).toBeLessThan(150)
  const { numbered } = await db.one<{ numbered: number }>(
    sql`select count(distinct position)::integer as numbered from events where position between 1 and 10000`,
  )
  expect(numbered).toBe(10_000)
})
