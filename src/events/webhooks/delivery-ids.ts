import { type Statement, sql } from '#platform/db/sql.ts'
import { randomCrockford, ulidFloor } from '#platform/ids.ts'

/**
 * An id for each row of a statement that creates many deliveries: the time, 40 random bits of the statement, and the
 * row number in eight hexadecimal digits, which are Crockford digits too. They sort like the rows.
 *
 * @param order the order of the rows, such as `order by position`.
 */
export function deliveryIds(now: Date, order: Statement): Statement {
  const base = `delivery_${ulidFloor(now).slice(0, 10)}${randomCrockford(8)}`
  return sql`${base} || lpad(upper(to_hex(row_number() over (${order}))), 8, '0')`
}
