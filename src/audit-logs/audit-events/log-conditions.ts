import { equalByHash } from '#platform/db/equal-by-hash.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/** The condition that an event `e` is in a log, as the indexes of its order have it (migration 0276). */
export function isInLog(environmentId: string | Statement, organizationId: string | Statement): Statement {
  return equalByHash({ column: sql`e.environment_id`, id: environmentId }, sql`e.organization_id`, organizationId)
}

/** What an event `e` has in common with the others of its log in those indexes. */
export const hashOfLog = sql`hashtextextended(e.environment_id || ' ' || e.organization_id, 0)`
