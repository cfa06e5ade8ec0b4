import { type SqlValue, Statement, sql } from './sql.ts'

/**
 * The condition that a text of an environment equals a value, for an index by `hashtextextended(environment_id || ' ' || text, 0)`. Such an
 * index takes 31 bytes a row with a position behind the hash, where the two texts take up to 133. The texts are compared
 * as well, so rows of an equal hash are left out.
 *
 * @param environment its id is a value or an expression, as is `value`. @param text written as in the index
 */
export function equalByHash(
  environment: { column: Statement; id: string | Statement },
  text: Statement,
  value: SqlValue | Statement,
): Statement {
  const sought = value instanceof Statement ? value : sql`${value}::text`
  return sql`
    hashtextextended(${environment.column} || ' ' || ${text}, 0) = hashtextextended(${environment.id}::text || ' ' || ${sought}, 0)
      and ${environment.column} = ${environment.id} and ${text} = ${sought}`
}

/** The condition that a row is of an environment, for an index by `hashtextextended(environment_id, 0)`. */
export function isOfEnvironment(environment: { column: Statement; id: string }): Statement {
  return sql`
    hashtextextended(${environment.column}, 0) = hashtextextended(${environment.id}, 0) and ${environment.column} = ${environment.id}`
}
