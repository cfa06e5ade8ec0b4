import { type MovedTable, sealSecrets } from '#operator/exports/index.ts'
import type { System, TransactionContext } from '#platform/context.ts'
import { type Statement, sql, writtenOut } from '#platform/db/sql.ts'
import { recordOf } from '#platform/records.ts'

/** A row of an export with its secrets, if they are there. */
export interface ImportedRow {
  line: string
  secrets: Readonly<Record<string, unknown>> | undefined
}

/** The columns with secrets of a row that a line names. */
export function secretsNamedIn(table: MovedTable, line: string): readonly unknown[] {
  if (table.secrets.size === 0) return []
  const { secrets } = recordOf(JSON.parse(line))
  return Array.isArray(secrets) ? secrets : []
}

/**
 * Stores rows as they are in an export. Rows that are there already become what the export says: an interrupted run is repeated, and
 * triggers have made some of them.
 *
 * @param columns which the export has
 */
export async function writeRows(
  tx: TransactionContext,
  table: MovedTable,
  columns: readonly string[],
  rows: readonly ImportedRow[],
): Promise<void> {
  const content = `[${rows.map((row) => contentOf(tx.system, table, tx.environmentId, row)).join(',')}]`
  await tx.db.run(insertRows(table, columns, tx.environmentId, content))
}

/** Joins what is secret to the text of a line, so that its numbers stay as they are. */
function contentOf(system: System, table: MovedTable, environmentId: string, { line, secrets }: ImportedRow): string {
  if (secrets === undefined) return line
  const row = { ...recordOf(JSON.parse(line)), environment_id: environmentId }
  const columns = JSON.stringify(sealSecrets(system, table, row, secrets))
  return columns === '{}' ? line : `${line.slice(0, line.lastIndexOf('}'))},${columns.slice(1)}`
}

function insertRows(table: MovedTable, exported: readonly string[], environmentId: string, content: string): Statement {
  const { name, scope, key, secrets, moves, incomparable } = table
  const columns = [...exported, ...secrets.keys(), ...Object.keys(moves.made ?? {})]
  const begins = Object.entries(moves.beginsAt ?? {})
  const isScoped = scope === 'environment_id'
  const names = [...(isScoped ? [scope] : []), ...columns, ...begins.map(([column]) => column)]
  const changing = columns.filter((column) => !key.includes(column))
  const comparable = changing.filter((column) => !incomparable.includes(column))
  const target = [...(isScoped ? [scope] : []), ...key].join(', ')
  const onConflict =
    changing.length === 0
      ? 'do nothing'
      : `do update set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}
        where (${comparable.map((column) => `t.${column}`).join(', ')}) is distinct from (${comparable.map((column) => `excluded.${column}`).join(', ')})`
  const values = [...columns.map((column) => `r.${column}`), ...begins.map(([, expression]) => expression)].join(', ')
  const first = `insert into ${name} as t (${names.join(', ')}) overriding system value select `
  const rest = [`from json_populate_recordset(null::${name}, `, `::json) r on conflict (${target}) ${onConflict}`]
  return isScoped
    ? writtenOut([first, `::text, ${values} ${rest[0]}`, rest[1] ?? ''], [environmentId, content])
    : writtenOut([`${first}${values} ${rest[0]}`, rest[1] ?? ''], [content])
}

/** The next value that PostgreSQL gives comes behind those that came in. */
export async function continueIdentities(tx: TransactionContext, { name, identities }: MovedTable): Promise<void> {
  for (const column of identities) {
    const { sequence } = await tx.db.one<{ sequence: string }>(
      sql`select pg_get_serial_sequence(${name}, ${column}) as sequence`,
    )
    await tx.db.run(
      writtenOut([
        `select setval('${sequence}', greatest((select last_value from ${sequence}), (select max(${column}) from ${name})))`,
      ]),
    )
  }
}

export async function countRows(tx: TransactionContext, { name, scope }: MovedTable): Promise<number> {
  const { count } = await tx.db.one<{ count: number }>(
    writtenOut([`select count(*)::int as count from ${name} where ${scope} = `, ''], [tx.environmentId]),
  )
  return count
}
