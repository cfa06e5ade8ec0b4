import type { Client } from 'pg'
import type { System } from '#platform/context.ts'
import type { MovedTable } from './moved-tables.ts'

/** As many rows are in memory at once. */
export const rowsAtOnce = 500

/** A row as a line of JSON, and as the database has it, where its secrets are asked for. */
export interface SnapshotRow {
  line: string
  full: Readonly<Record<string, unknown>> | null
}

/** What an environment is at one moment. */
export interface Snapshot {
  /** The rows of a table in the order of its key, a few at a time. */
  rows(table: MovedTable, withSecrets: boolean): AsyncGenerator<SnapshotRow[]>
}

/** Reads in one transaction that sees the database as it is now, however long that takes. It locks nothing that servers need. */
export async function withSnapshot<T>(
  { database }: System,
  environmentId: string,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const pool = database.openPool({ max: 1, copies: true })
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // A slow reader of the lines may pause for long.
    await client.query('set local idle_in_transaction_session_timeout = 0')
    return await work({ rows: (table, withSecrets) => readRows(client, environmentId, table, withSecrets) })
  } finally {
    client.release(true)
    await pool.end()
  }
}

async function* readRows(
  client: Pick<Client, 'query' | 'escapeLiteral'>,
  environmentId: string,
  table: MovedTable,
  withSecrets: boolean,
): AsyncGenerator<SnapshotRow[]> {
  const statement = `${selectRows(table, withSecrets)} where t.${table.scope} = ${client.escapeLiteral(environmentId)}`
  const order =
    table.key.length === 0
      ? ''
      : ` order by ${['environment_id', ...table.key]
          .filter((column) => column !== 'environment_id' || table.scope === 'environment_id')
          .map((column) => `t.${column}`)
          .join(', ')}`
  await client.query(`declare moved no scroll cursor for ${statement}${order}`)
  while (true) {
    const { rows } = await client.query<SnapshotRow>(`fetch ${rowsAtOnce} from moved`)
    if (rows.length > 0) yield rows
    if (rows.length < rowsAtOnce) break
  }
  await client.query('close moved')
}

function selectRows({ name, columns, secrets }: MovedTable, withSecrets: boolean): string {
  const given = columns.map((column) => `t.${column}`)
  const names = [...secrets.keys()].map((column) => `case when t.${column} is not null then '${column}' end`)
  if (names.length > 0) given.push(`array_remove(array[${names.join(', ')}], null) as secrets`)
  const full = withSecrets && secrets.size > 0 ? 'row_to_json(t)' : 'null'
  // A column of JSON as it was written may have lines of its own.
  return `select replace((select row_to_json(r) from (select ${given.join(', ')}) r)::text, e'\\n', ' ') as line, ${full} as "full" from ${name} t`
}
