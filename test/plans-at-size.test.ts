import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAssignmentsOfResource } from '#access/authorization/assignments/list-assignments.ts'
import type { ResourceRow } from '#access/authorization/resource-schemas.ts'
import { searchAuditEvents } from '#audit-logs/audit-events/index.ts'
import { listEventsOfPerson } from '#events/event-log/index.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { listOrganizations } from '#tenancy/organizations/index.ts'
import { search } from '../src/console/search/search.ts'
import { createDatabase } from './database.ts'
import { explain, type Reading } from './plans/explained.ts'
import { startOwnServer } from './server.ts'

// What `plans.test.ts` cannot hold in small tables, where the number of rows decides how something is looked for.

const page = { limit: 10, order: 'desc' as const }
let environment: Context
let organizationId: string
let close: () => Promise<void>

beforeAll(async () => {
  // On a database of its own: how a planner decides depends on the rows of other environments too.
  const server = await startOwnServer({ secrets: { databaseUrl: await createDatabase() }, config: { role: 'api' } })
  close = server.close
  environment = server.environment
  organizationId = (await server.workos.organizations.createOrganization({ name: 'Northwind' })).id
  const { environmentId, db } = environment
  await db.run(sql`
    insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
    select ${environmentId}, 'user_01J' || lpad(n::text, 23, '0'), email, email, true, now(), now()
    from (select n, case when n <= 3000 then 'ada.lov' else 'grace' end || n || '@northwind.example' as email
      from generate_series(1, 6000) n) made`)
  await db.run(sql`
    insert into organizations (environment_id, id, name, created_at, updated_at)
    select ${environmentId}, 'org_01F' || lpad(n::text, 23, '0'), case n when 7 then 'Zoo' else 'Acme ' || n end, now(), now()
    from generate_series(1, 3000) n`)
  await db.run(sql`
    insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at, updated_at)
    select environment_id, 'om_' || substr(id, 6), id, ${organizationId}, 'active', '{member}', now(), now()
    from users where environment_id = ${environmentId} order by id limit 3000`)
  await db.run(sql`
    insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at, updated_at)
    select u.environment_id, 'om_' || substr(t.external_id, 20) || substr(u.id, 18), u.id, t.external_id, 'active', '{member}', now(), now()
    from (select id, environment_id from users where environment_id = ${environmentId} order by id desc limit 150) u
    join authorization_resources t on t.environment_id = u.environment_id and t.external_id like 'org_01F' || repeat('0', 21) || '%'`)
  await db.run(sql`
    insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, created_at)
    select m.environment_id, 'role_assignment_' || substr(m.id, 4), m.id, r.id, t.id, now()
    from organization_memberships m
    join roles r on r.environment_id = m.environment_id and r.organization_id is null
      and r.slug = case when m.id like '%00007' then 'admin' else 'member' end
    join authorization_resources t on t.environment_id = m.environment_id and t.external_id = m.organization_id
    where m.environment_id = ${environmentId} on conflict do nothing`)
  await db.run(sql`
    insert into events (environment_id, id, event, data, context, created_at)
    select ${environmentId}, 'event_01J' || lpad(n::text, 23, '0'), case when n % 5 = 0 then 'session.created' else 'user.updated' end,
      json_build_object('id', 'user_01J' || repeat('0', 22) || '7', 'user_id', 'user_01J' || repeat('0', 22) || '7'), '{}', now()
    from generate_series(1, 1500) n`)
  await db.run(sql`
    insert into audit_log_events (environment_id, organization_id, id, sequence, action, version, occurred_at, created_at, actor_id,
      actor_type, actor_metadata, targets, context, metadata, hash)
    select ${environmentId}, ${organizationId}, 'audit_log_event_01J' || lpad(n::text, 23, '0'), n, 'document.opened', 1, occurred_at, now(),
      case when is_bob then 'bob' else 'ada' end, 'user', '{}', '[]', '{}', '{}', ''
    from (
      select n, n <= 2000 and n % 5 = 0 or n between 500 and 899 as is_bob,
        now() - make_interval(mins => 3000 - case when n between 500 and 899 then 899 else n end) as occurred_at
      from generate_series(1, 3000) n) made`)
  // Rows that wait to be put into an index of words are part of what it costs.
  await environment.system.database.pool.query(
    'vacuum analyze users, organizations, organization_domains, organization_memberships, role_assignments, events, audit_log_events',
  )
}, 120_000)

afterAll(() => close())

test('the palette looks up a hundred users with a text that thousands have, and none of the newest', async () => {
  const readings = await readingsOf((ctx) => search(ctx, 'ada.lov'))

  expect(mostVisited(readings), readings.map(({ plan }) => plan).join('\n')).toBeLessThan(700)
})

test('a search for two letters looks at the organizations that have them, beyond the thousand next ones', async () => {
  const readings = await readingsOf((ctx) => listOrganizations(ctx, { ...page, search: 'zo' }))

  expect(mostVisited(readings), readings.map(({ plan }) => plan).join('\n')).toBeLessThan(1_100)
})

test('assignments of a role that few have are not looked for among those of all on the resource', async () => {
  const resource = await environment.db.one<ResourceRow>(sql`
    select * from authorization_resources
    where environment_id = ${environment.environmentId} and external_id = ${organizationId}`)
  for (const role of [{ role_slug: 'admin' }, { role_slug: 'member' }, {}]) {
    const readings = await readingsOf((ctx) => listAssignmentsOfResource(ctx, resource, { ...page, ...role }))
    const plans = readings.map(({ plan }) => plan).join('\n')
    expect(mostVisited(readings), `${JSON.stringify(role)}\n${plans}`).toBeLessThan(120)
  }
})

test('a history of sign-ins ends with its page, and looks at 400 events of a person who never signed in', async () => {
  const person = { userId: `user_01J${'0'.repeat(22)}7`, emails: [] }
  const kinds = async (kind: string) =>
    mostVisited(await readingsOf((ctx) => listEventsOfPerson(ctx, person, page, [kind])))

  expect(await kinds('session.created')).toBeLessThan(100)
  expect(await kinds('authentication.%')).toBeLessThan(450)
})

test('a search in an audit log for what is not in it looks at its newest hundred events', async () => {
  const found = await readingsOf((ctx) => searchAuditEvents(ctx, organizationId, { actions: ['no.such'] }, page))

  expect(mostVisited(found)).toBeLessThan(150)
})

// Hundreds of matches of which none is new, four hundred at the same moment.
test('a search in an audit log reads so many events at most, and its pages lead through all matches, in both orders', async () => {
  const matches = (
    await environment.db.many<{ id: string }>(sql`
      select e.id from audit_log_events e where e.environment_id = ${environment.environmentId} and e.actor_id = 'bob'
      order by e.occurred_at, e.id`)
  ).map(({ id }) => id)
  for (const order of ['asc', 'desc'] as const) {
    const found: string[] = []
    let after: string | null | undefined
    do {
      const query = { limit: 100, order, ...(after && { after }) }
      const readings = await readingsOf(async (ctx) => {
        const asked = await searchAuditEvents(ctx, organizationId, { actorIds: ['bob'] }, query)
        found.push(...asked.rows.map(({ id }) => id))
        after = asked.after
      })
      const visited = readings.reduce((sum, each) => sum + each.visited, 0)
      expect(visited, readings.map(({ plan }) => plan).join('\n')).toBeLessThan(2_000)
    } while (after)
    expect(found).toEqual(order === 'asc' ? matches : matches.toReversed())
  }
  // Backwards, from the middle.
  const before = matches[300] ?? ''
  const { rows } = await searchAuditEvents(
    environment,
    organizationId,
    { actorIds: ['bob'] },
    { limit: 100, order: 'asc', before },
  )
  expect(rows.map(({ id }) => id)).toEqual(matches.slice(200, 300))
})

const mostVisited = (readings: readonly Reading[]) => Math.max(...readings.map(({ visited }) => visited))

/** What each statement takes, by the plan that is kept for all values. */
async function readingsOf(ask: (ctx: Context) => Promise<unknown>): Promise<Reading[]> {
  const { db, system } = environment
  const client = await system.database.pool.connect()
  const readings: Reading[] = []
  // One after the other: what is asked at the same time shares the connection.
  let last: Promise<unknown> = Promise.resolve()
  const noting =
    <Given extends [Statement], Answer>(work: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const explained = last.then(() => explain(client, given[0], () => false))
      last = explained
      const reading = await explained
      if (reading !== undefined) readings.push(reading)
      return work(...given)
    }
  try {
    // At this size, reading all that a page is joined to would do as well.
    for (const way of ['seqscan', 'hashjoin', 'mergejoin']) await client.query(`set enable_${way} = off`)
    await client.query('set plan_cache_mode = force_generic_plan')
    await ask({
      ...environment,
      db: { ...db, many: noting(db.many), maybe: noting(db.maybe), one: noting(db.one) } as Context['db'],
    })
  } finally {
    await client.query('reset all')
    client.release()
  }
  return readings
}
