import { type EnvironmentTable, environmentTables } from './environment-tables.ts'
import type { FurnishedServers } from './furnished.ts'

/** Columns that say when something was done with an object, or what it is to others: not what it is itself. */
const besideTheObject: Readonly<Record<string, readonly string[]>> = {
  audit_log_streams: ['is_idle'],
  directories: ['last_synced_at'],
  organization_domains: ['last_check'],
  authentication_factors: ['verified_at', 'totp_last_step'],
  one_time_codes: ['attempts', 'replaced_at'],
  roles: ['is_default', 'priority'],
  users: ['last_sign_in_at', 'access_epoch'],
}

interface Row {
  table: string
  id: string
  columns: Record<string, unknown>
}

/**
 * Finds rows that are changed while their `updated_at` stays.
 *
 * @returns what to call before a change. It returns what to call after it, for the tables and columns that changed and are not dated
 */
export async function undatedChanges({ observer, environmentId }: FurnishedServers) {
  const tables = (await environmentTables(observer, environmentId)).filter(
    ({ columns }) => columns.includes('updated_at') && columns.split(', ').includes('id'),
  )

  /** The tables that were written to since the environment was put back. */
  async function written(): Promise<EnvironmentTable[]> {
    const { rows } = await observer.query<{ written: string }>('select distinct written from kept.writes')
    const names = new Set(rows.map((row) => row.written))
    return tables.filter(({ from }) => names.has(from))
  }

  /** The rows of tables, as they are or as they were when the environment was put back. */
  async function rowsOf(some: readonly EnvironmentTable[], when: 'now' | 'then'): Promise<Row[]> {
    if (some.length === 0) return []
    const statements = some.map(({ name, from, mine }) => {
      const source = when === 'now' ? `${from} t where ${mine}` : `kept.${name} t`
      return `select '${name}' as "table", t.id::text as id, to_jsonb(t) as columns from ${source}`
    })
    return (await observer.query<Row>(statements.join(' union all '))).rows
  }

  return async () => {
    const prepared = await written()
    const early = await rowsOf(prepared, 'now')
    return async (): Promise<string[]> => {
      const changed = await written()
      const kept = await rowsOf(
        changed.filter((table) => !prepared.includes(table)),
        'then',
      )
      const before = new Map([...early, ...kept].map((row) => [`${row.table} ${row.id}`, row.columns]))
      return (await rowsOf(changed, 'now')).flatMap(({ table, id, columns }) => {
        const was = before.get(`${table} ${id}`)
        if (was === undefined || was.updated_at !== columns.updated_at) return []
        const differing = Object.keys(columns).filter(
          (name) => JSON.stringify(was[name]) !== JSON.stringify(columns[name]),
        )
        const own = differing.filter((name) => !besideTheObject[table]?.includes(name))
        return own.length === 0 ? [] : [`${table}: ${own.join(', ')}`]
      })
    }
  }
}
