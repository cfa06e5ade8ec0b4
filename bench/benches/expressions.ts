import type { Statement } from '#platform/db/sql.ts'
import { seedIdBody } from '../kit/world.ts'

/**
 * A statement for pgbench. It is made with SQL expressions for values, and they take the places of its parameters: so
 * pgbench and the bare server run one text. pgbench takes `:MI` in the form of a time for a variable, unless the colon is quoted.
 */
export function inline(statement: Statement): string {
  const quoted = statement.text.replaceAll('HH24:MI:SS', 'HH24":"MI":"SS')
  return `${quoted.replaceAll(/\$(\d+)/g, (_, number) => String(statement.values[Number(number) - 1]))};\n`
}

export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** The id of a row of the seed, by an expression for its number. */
export function seedId(prefix: string, number: string): string {
  return `${text(`${prefix}_${seedIdBody}`)} || lpad((${number})::text, 16, '0')`
}

/** The id of a new row, by an expression for a number that no other run of the script draws. */
export function freshId(prefix: string, number: string): string {
  return `${text(`${prefix}_01K`)} || lpad((${number})::text, 23, '0')`
}
