import { type Statement, sql } from '#platform/db/sql.ts'

/**
 * Has the next event of a log wake its streams, unless the log has events after a place already. Returns a row if it does. In the
 * same statement, a stream that has sent everything up to that place can be left alone: an event that commits later finds it
 * (migration 0137), and one that commits before is seen here, since both change the row of the chain.
 */
export function wakeWithNextEvent(environmentId: string, organizationId: string, sequence: number): Statement {
  return sql`
    update audit_log_chains c set has_idle_streams = true
    where c.environment_id = ${environmentId} and c.organization_id = ${organizationId} and c.sequence <= ${sequence}
    returning 1`
}
