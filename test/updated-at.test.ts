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

/** All rows with an id and a time of their last change. */
async function stored(): Promise<Row[]> {
  const rowsOf = tables.map(
    ({ name, from, mine }) =>
      `select '${name}' as "table", t.id::text as id, to_jsonb(t) as columns from ${from} t where ${mine}`,
  )
  return (await observer.query<Row>(rowsOf.join(' union all '))).rows
}

test.each(calls.map((call) => [call.name, call] as const))('%s dates all that it changes', async (_name, call) => {
  const request = await call.prepare(environment)
  const before = new Map((await stored()).map((row) => [`${row.table} ${row.id}`, row.columns]))

  const answer = await ask(environment, call, request)

  expect(isExpected(call, answer), answer.text).toBe(true)
  const undated = (await stored()).flatMap(({ table, id, columns }) => {
    const was = before.get(`${table} ${id}`)
    if (was === undefined || was.updated_at !== columns.updated_at) return []
    const changed = Object.keys(columns).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(columns[name]))
    const own = changed.filter((name) => !besideTheObject[table]?.includes(name))
    return own.length === 0 ? [] : [`${table}: ${own.join(', ')}`]
  })
  expect(undated).toEqual([])
})
