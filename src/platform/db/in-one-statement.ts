import { type Statement, sql } from './sql.ts'

/**
 * Two changes as one statement: a half of what two cost to send and to run. Neither sees what the other does, and no row may be
 * changed by both. The answer is that of the second.
 */
export function inOneStatement(first: Statement, second: Statement): Statement {
  return sql`with first_change as (${first}) ${second}`
}
