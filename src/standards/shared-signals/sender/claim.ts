import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isUnleased, takeLease } from '#platform/followers/leases.ts'
import { streamColumns } from '../schemas.ts'
import type { ClaimedStream } from './claimed-stream.ts'

/** Takes streams that may have something to push, those first that have waited longest. Reads no stream that has nothing. */
export function claimStreams({ database, now }: System, limit: number): Promise<ClaimedStream[]> {
  return database.many<ClaimedStream>(sql`
    with due as materialized (
      select s.environment_id, s.id from signal_streams s
      where s.next_attempt_at is not null and s.next_attempt_at <= ${now()} and ${isUnleased(now())}
      order by s.next_attempt_at limit ${limit} for update of s skip locked
    )
    update signal_streams s set ${takeLease(now())}
    from due where s.environment_id = due.environment_id and s.id = due.id
    returning s.environment_id, ${streamColumns}, s.failures, s.locked_until, s.locked_by`)
}
