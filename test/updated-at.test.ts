import { beforeEach, expect, test } from 'vitest'
import { ask, callsOf, isExpected } from './calls.ts'
import { environmentTables } from './environment-tables.ts'
import { startFurnished } from './furnished.ts'

const environment = await startFurnished()
const { observer, rewind, servers } = environment
const calls = callsOf(servers[0].app.operations)
const tables = (await environmentTables(observer, environment.environmentId)).filter(
  ({ columns }) => columns.includes('updated_at') && columns.split(', ').includes('id'),
)

beforeEach(rewind)

/** Columns that say when something was done with an object, or what it is to others: not what it is itself. */
const besideTheObject: Readonly<Record<string, readonly string[]>> = {
  audit_log_streams: ['is_idle'],
  directories: ['last_synced_at'],
  organization_domains: ['last_check'],
  authentication_factors: ['verified_at', 'totp_last_step'],
  one_time_codes: ['attempts', 'replaced_at'],
  roles: ['is_default', 'priority'],
  users: ['last_sign_in_at'],
}

interface Row {
  table: string
  id: string
  columns: Record<string, unknown>
}

type Table = (typeof tables)[number]

/** The tables that were written to since the environment was put back. */
async function written(): Promise<Table[]> {
  const { rows } = await observer.query<{ written: string }>('select distinct written from kept.writes')
  const names = new Set(rows.map((row) => row.written))
  return tables.filter(({ from }) => names.has(from))
}

/** The rows of tables, as they are or as they were when the environment was put back. */
async function rowsOf(some: readonly Table[], when: 'now' | 'then'): Promise<Row[]> {
  if (some.length === 0) return []
  const statements = some.map(({ name, from, mine }) => {
    const source = when === 'now' ? `${from} t where ${mine}` : `kept.${name} t`
    return `select '${name}' as "table", t.id::text as id, to_jsonb(t) as columns from ${source}`
  })
  return (await observer.query<Row>(statements.join(' union all '))).rows
}

test.each(calls.map((call) => [call.name, call] as const))('%s dates all that it changes', async (_name, call) => {
  const request = await call.prepare(environment)
  const prepared = await written()
  const early = await rowsOf(prepared, 'now')

  const answer = await ask(environment, call, request)

  expect(isExpected(call, answer), answer.text).toBe(true)
  const changed = await written()
  const kept = await rowsOf(
    changed.filter((table) => !prepared.includes(table)),
    'then',
  )
  const before = new Map([...early, ...kept].map((row) => [`${row.table} ${row.id}`, row.columns]))
  const undated = (await rowsOf(changed, 'now')).flatMap(({ table, id, columns }) => {
    const was = before.get(`${table} ${id}`)
    if (was === undefined || was.updated_at !== columns.updated_at) return []
    const differing = Object.keys(columns).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(columns[name]))
    const own = differing.filter((name) => !besideTheObject[table]?.includes(name))
    return own.length === 0 ? [] : [`${table}: ${own.join(', ')}`]
  })
  expect(undated).toEqual([])
})
