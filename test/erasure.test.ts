import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { platformTables } from '#platform/slices/platform-tables.ts'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'
import { furnish, leaveTraces } from './furnish.ts'
import { send } from './samples.ts'
import { startOwnServer } from './server.ts'
import { traces } from './slice-samples.ts'

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

test('of an erased person no table holds a trace, and those that held one have said so', async () => {
  const server = await startOwnServer({ config: { trustedProxies: ['127.0.0.1'] }, secrets: { databaseUrl } })
  const { api, outbox } = server
  const person = await leaveTraces(server, await furnish(server, 'northwind'))
  expect(await outbox(person.unprovenEmail)).toHaveLength(1)
  // Readers of the log of requests have it written.
  await send(server.url, '/_dev/requests')

  const isSealed = (column: string) => column.includes('.sealed_')
  expect(await columnsWithTraces()).toEqual(personal.filter((column) => !isSealed(column)))

  const { body } = await api.post<{ id: string }>(`/user_management/users/${person.user_id}/erase`, {})
  const status = async () => (await api.get<{ status: string }>(`/user_management/erasures/${body.id}`)).body.status
  await expect.poll(status, { timeout: 20_000 }).toBe('completed')

  expect(await columnsWithTraces()).toEqual([])
  const emptied = await outbox('erased')
  expect(emptied.length).toBeGreaterThan(3)
  for (const { text, html } of emptied) expect([text, html]).toEqual(['', ''])
  await server.close()
})
