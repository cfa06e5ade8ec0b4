import { expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { erasePersonFromEvents, findEmailsInEvents } from './erase-person.ts'
import { personOfEvent } from './events-of-person.ts'

const person = { userId: 'user_ada', emails: ['ada@northwind.example'], recipients: [] }

/** Events of others, among which every thousandth is about the person. */
function fill({ environmentId, db }: Context, count: number): Promise<number> {
  return db.run(sql`
    insert into events (environment_id, id, event, data, context, created_at)
    select ${environmentId}, 'event_01KB' || lpad(n::text, 22, '0'), 'user.updated',
      json_build_object('object', 'user', 'id', case when n % 1000 = 7 then 'user_ada' else 'user_' || n end,
        'email', case when n % 1000 = 7 then 'Ada@northwind.example' else 'other' || n || '@northwind.example' end),
      '{}', now() from generate_series(1, ${count}::int) n`)
}

test('an erasure goes through a long log in parts, each of which ends where the next one begins, and finds the person in all', async () => {
  const { environment } = await startServer()
  await fill(environment, 7_000)
  const parts: string[] = []

  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after
    after = await environment.transaction((tx) => erasePersonFromEvents(tx, person, from))
    if (after !== undefined) parts.push(after)
  }

  expect(parts.length).toBeGreaterThanOrEqual(4)
  expect(parts).toEqual(parts.toSorted())
  const { named, others } = await environment.db.one<{ named: number; others: number }>(sql`
    select count(*) filter (where data::text ilike '%ada@%')::int as named,
      count(*) filter (where data::text like '%other%')::int as others
    from events where environment_id = ${environment.environmentId}`)
  expect([named, others]).toEqual([0, 6_993])
})

test('former emails are found by an index, not by reading the log', async () => {
  const { environment } = await startServer()
  await fill(environment, 7_000)

  const emails = await environment.transaction((tx) => findEmailsInEvents(tx, 'user_ada'))

  expect(emails).toEqual(['ada@northwind.example'])
  const plan = await environment.transaction(async (tx) => {
    await tx.db.run(sql`set local enable_seqscan = off`)
    return tx.db.many<{ line: string }>(sql`
      explain select e.data from events e
      where e.environment_id = ${environment.environmentId} and ${personOfEvent} = 'user_ada' and e.event like 'user.%'`)
  })
  expect(JSON.stringify(plan)).toMatch(/Index Scan.*coalesce/i)
})
