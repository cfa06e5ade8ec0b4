import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'
import { furnish, leaveTraces } from './furnish.ts'
import { send } from './samples.ts'
import { startOwnServer } from './server.ts'
import { type TracedPerson, traces } from './slice-samples.ts'

const databaseUrl = await createDatabase()
const database = new Client({ connectionString: databaseUrl })
await database.connect()
afterAll(() => database.end())

const declared = [...catalog.tables, ...Object.entries(platformTables)]
const personal = declared
  .flatMap(([table, { personal: columns = [] }]) => columns.map((column) => `${table}.${column}`))
  .sort()

const impersonal = declared
  .flatMap(([table, { impersonal: reasons = {} }]) =>
    Object.values(reasons)
      .flat()
      .map((column) => `${table}.${column}`),
  )
  .sort()
/** What says by its name that it's no text about a person. */
const isKey = (column: string) => /[._](ids?|slugs?|hash)$/.test(column)

test('every column with text is declared with its table: as personal, or as impersonal with the reason', async () => {
  const { rows } = await database.query<{ column: string }>(`
    select c.relname || '.' || a.attname as column from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.atttypid::regtype::text in ('text', 'text[]', 'json', 'jsonb', 'bytea') and not exists (
        select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) like '%ANY (ARRAY[%')`)
  const columns = rows.map(({ column }) => column)
  const undeclared = columns.filter(
    (column) => !isKey(column) && !personal.includes(column) && !impersonal.includes(column),
  )

  expect(undeclared, 'declare them with their table, as `personal` or `impersonal`').toEqual([])
  expect(impersonal.filter((column) => !columns.includes(column) || personal.includes(column))).toEqual([])
})

/**
 * The columns of all tables that hold a trace of the person, in text or in bytes. In the log of requests, which browser sent
 * one is no trace of its own: a request that names no one is no one's.
 */
async function columnsWithTraces(): Promise<string[]> {
  const { rows: tables } = await database.query<{ name: string }>(`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p') and not c.relispartition and (c.relnamespace = 'public'::regnamespace
      or c.oid = 'graphile_worker._private_jobs'::regclass)`)
  const found = tables.map(
    ({
      name,
    }) => `select distinct '${name}.' || e.key as column from ${name} t, jsonb_each_text(to_jsonb(t) #- '{record,headers,user-agent}') e
      where e.value ~* $1 or e.value like '\\\\x%' and encode(decode(substr(e.value, 3), 'hex'), 'escape') ~* $1`,
  )
  const { rows } = await database.query<{ column: string }>(found.join(' union '), [traces])
  return rows.map(({ column }) => column).sort()
}

/** How events name whom they are about. Names that no slice declares stand for those of later and former releases. */
const waysToName = (id: string, email: string): readonly { event?: string; data: object; context?: object }[] => [
  { data: { user_id: id } },
  { data: { user_id: id }, context: { others: [{ id, email }] } },
  { data: { user_id: id }, context: { previous_attributes: { email } } },
  { data: { accepted_user_id: id, email: 'someone-else@northwind.example' } },
  { data: { user: { id } } },
  { data: { owner: { type: 'user', id } } },
  { data: { object: 'user', id } },
  { event: 'user.updated', data: { object: 'user', id, email } },
  { data: { email } },
  { data: { user_id: null, login_hint: email } },
]
/** How the context of an event about something else names people, at any depth. */
const waysToMention = (id: string, email: string): readonly object[] => [
  { people: [{ email, id }] },
  {
    rule: {
      targets: [
        { id: 'user_someone', email: 'someone-else@northwind.example' },
        { id, email },
      ],
    },
  },
  { previous_attributes: { rule: [{ target: { id, email } }] } },
]

/** Records events that name the person in all these ways in a random order, and as many about others. */
async function recordNamings(environmentId: string, { user_id, email, text }: TracedPerson): Promise<number> {
  const rows: { event: string; data: string; context: string }[] = []
  const among = <T>(choices: readonly T[]): T => choices[Math.floor(Math.random() * choices.length)] as T
  const spelled = (value: object) => JSON.stringify(value, null, among([0, 2]))
  for (let round = 0; round < 15; round++) {
    const written = among([email, email.toLowerCase(), email.toUpperCase()])
    for (const { event = 'northwind.happened', data, context = {} } of waysToName(user_id, written))
      rows.push({ event, data: spelled({ ...data, first_name: text }), context: spelled(context) })
    for (const context of waysToMention(user_id, written))
      rows.push({ event: 'northwind.happened', data: spelled({ round }), context: spelled(context) })
    for (const { event = 'northwind.happened', data } of waysToName(
      `user_other${round}`,
      `other${round}@northwind.example`,
    ))
      rows.push({ event, data: spelled({ ...data, first_name: 'Bystander' }), context: '{}' })
  }
  rows.sort(() => Math.random() - 0.5)
  await database.query(
    `insert into events (environment_id, id, event, data, context, created_at)
    select $1, 'event_01KB' || lpad(n::text, 22, '0'), event, data, context, now()
    from unnest($2::text[], $3::json[], $4::json[]) with ordinality as recorded (event, data, context, n)`,
    [environmentId, rows.map(({ event }) => event), rows.map(({ data }) => data), rows.map(({ context }) => context)],
  )
  return rows.filter(({ data }) => data.includes('Bystander')).length
}

test('of an erased person no table holds a trace, and those that held one have said so', async () => {
  const server = await startOwnServer({ config: { trustedProxies: ['127.0.0.1'] }, secrets: { databaseUrl } })
  const { api, outbox } = server
  const person = await leaveTraces(server, await furnish(server, 'northwind'))
  expect(await outbox(person.unprovenEmail)).toHaveLength(1)
  const bystanders = await recordNamings(server.environment.environmentId, person)
  // Readers of the log of requests have it written.
  await send(server.url, '/_dev/requests')

  const isSealed = (column: string) => column.includes('.sealed_')
  // Followers of the event log leave theirs a moment later.
  await expect.poll(columnsWithTraces, { timeout: 10_000 }).toEqual(personal.filter((column) => !isSealed(column)))

  const { body } = await api.post<{ id: string }>(`/user_management/users/${person.user_id}/erase`, {})
  const status = async () => (await api.get<{ status: string }>(`/user_management/erasures/${body.id}`)).body.status
  await expect.poll(status, { timeout: 20_000 }).toBe('completed')

  expect(await columnsWithTraces()).toEqual([])
  const { rows: left } = await database.query(`select id from events where data::text like '%Bystander%'`)
  expect(left).toHaveLength(bystanders)
  const emptied = await outbox('erased')
  expect(emptied.length).toBeGreaterThan(3)
  for (const { text, html } of emptied) expect([text, html]).toEqual(['', ''])
  await server.close()
})
