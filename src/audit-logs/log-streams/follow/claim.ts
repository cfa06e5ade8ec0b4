import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { isUnleased, takeLease } from '#platform/followers/leases.ts'
import type { ClaimedStream } from './claimed-stream.ts'

/**
 * Takes streams that may have something to send, those first that have waited longest. Others' are skipped. Reads no stream that
 * has sent all of its log, so a look for work costs as much with ten thousand streams as with none.
 */
export function claimStreams({ database, now }: System, limit: number): Promise<ClaimedStream[]> {
  return database.many<ClaimedStream>(claimDue(now(), limit))
}

export function claimDue(now: Date, limit: number): Statement {
  return sql`
    with due as materialized (
      select s.environment_id, s.id from audit_log_streams s
      where not s.is_idle and s.state <> 'inactive' and s.next_attempt_at <= ${now} and ${isUnleased(now)}
      order by s.next_attempt_at limit ${limit} for update of s skip locked
    )
    update audit_log_streams s set ${takeLease(now)}
    from due where s.environment_id = due.environment_id and s.id = due.id
    returning s.environment_id, s.id, s.organization_id, s.type, s.settings, s.sealed_secrets, s.sequence, s.failures,
      s.batch_events, s.locked_until, s.locked_by`
}
