import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isUnleased, takeLease } from '#platform/followers/leases.ts'
import type { ClaimedStream } from './claimed-stream.ts'

/** Takes streams for which there is something to send, those first that have waited longest. Others' are skipped. */
export async function claimStreams(system: System, limit: number): Promise<ClaimedStream[]> {
  const now = system.now()
  return system.database.many<ClaimedStream>(sql`
    with due as materialized (
      select s.environment_id, s.id from audit_log_streams s
      join audit_log_chains c on c.environment_id = s.environment_id and c.organization_id = s.organization_id
      where s.state <> 'inactive' and s.next_attempt_at <= ${now} and ${isUnleased(now)}
        and c.sequence > s.sequence
      order by s.next_attempt_at limit ${limit} for update of s skip locked
    )
    update audit_log_streams s set ${takeLease(now)}
    from due where s.environment_id = due.environment_id and s.id = due.id
    returning s.environment_id, s.id, s.organization_id, s.type, s.settings, s.sealed_secrets, s.sequence, s.failures,
      s.batch_events, s.locked_until, s.locked_by`)
}
