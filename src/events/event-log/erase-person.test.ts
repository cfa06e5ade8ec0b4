import { expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { erasePersonFromEvents, findEmailsInEvents } from './erase-person.ts'
import { numberEvents } from './numbering.ts'

const person = { userId: 'user_ada', emails: ['ada@northwind.example'], recipients: [] }

/** Events of others, among which every fourth is about the person. */
async function fill({ environmentId, db, system }: Context, count: number): Promise<void> {
  await db.run(sql`
    insert into events (environment_id, id, event, data, context, created_at)
    select ${environmentId}, 'event_01KB' || lpad(n::text, 22, '0'), 'user.updated',
      json_build_object('object', 'user', 'id', case when n % 4 = 3 then 'user_ada' else 'user_' || n end,
        'email', case when n % 4 = 3 then 'Ada@northwind.example' else 'other' || n || '@northwind.example' end),
      '{}', now() from generate_series(1, ${count}::int) n`)
  await numberEvents(system.database)
}

test('an erasure goes through the events of a person in parts, each of which ends where the next one begins', async () => {
  const { environment } = await startServer()
  await fill(environment, 6_000)
  const parts: string[] = []

  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after
    after = await environment.transaction((tx) => erasePersonFromEvents(tx, person, from))
    if (after !== undefined) parts.push(after)
  }

  expect(parts).toHaveLength(3)
  const positions = parts.map((part) => Number.parseInt(part, 10))
  expect(positions).toEqual(positions.toSorted((one, other) => one - other))
  const { named, others } = await environment.db.one<{ named: number; others: number }>(sql`
    select count(*) filter (where data::text ilike '%ada@%')::int as named,
      count(*) filter (where data::text like '%other%')::int as others
    from events where environment_id = ${environment.environmentId}`)
  expect([named, others]).toEqual([0, 4_500])
})

test('an erasure that a release began which went by ids starts again', async () => {
  const { environment } = await startServer()
  await fill(environment, 8)

  const last = `event_01KB${'9'.padStart(22, '0')}`
  await environment.transaction((tx) => erasePersonFromEvents(tx, person, last))

  const { named } = await environment.db.one<{ named: number }>(sql`
    select count(*)::int as named from events where environment_id = ${environment.environmentId} and data::text ilike '%ada@%'`)
  expect(named).toBe(0)
})

test('former emails are found in what happened to a user', async () => {
  const { environment } = await startServer()
  await fill(environment, 8)

  const emails = await environment.transaction((tx) => findEmailsInEvents(tx, 'user_ada'))

  expect(emails).toEqual(['ada@northwind.example'])
})
