import { type Statement, sql } from '../platform/db/sql.ts'
import { randomCrockford, ulidFloor } from '../platform/ids.ts'

/**
 * An id for each row of a statement that makes many deliveries at once: the time, 40 random bits of the statement, and
 * the number of the row in eight hexadecimal digits, which are Crockford digits too. They sort as the rows do.
 *
 * @param order what the rows are numbered by, such as `order by position`.
 */
export function deliveryIds(now: Date, order: Statement): Statement {
  const base = `delivery_${ulidFloor(now).slice(0, 10)}${randomCrockford(8)}`
  return sql`${base} || lpad(upper(to_hex(row_number() over (${order}))), 8, '0')`
}
