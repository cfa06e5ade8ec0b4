import { type SqlValue, type Statement, sql } from './sql.ts'

/**
 * The right side of an equality with any of some values: `hash = ${anyOf(hashes)}`. For one value, it is that value.
 * For a list of unknown length, PostgreSQL counts on ten values: a plan for all calls then seems dearer than one for each, and
 * planning a join again takes several times as long as running it.
 */
export function anyOf(values: readonly SqlValue[]): Statement {
  const [only] = values
  return values.length === 1 && only !== undefined ? sql`${only}` : sql`any(${values})`
}
