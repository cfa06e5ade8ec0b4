import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isUnleased, type Lease, takeLease } from '#platform/followers/leases.ts'
import { type PollRow, pollColumns } from './schemas.ts'

/** A transmitter that this process asks, as long as it renews the lease. */
export interface ClaimedPoll extends Lease, PollRow {}

/** Takes transmitters that are to be asked, those first that have waited longest. */
export function claimPolls({ database, now }: System, limit: number): Promise<ClaimedPoll[]> {
  return database.many<ClaimedPoll>(sql`
    with due as materialized (
      select p.environment_id, p.id from signal_polls p
      where p.next_attempt_at is not null and p.next_attempt_at <= ${now()} and ${isUnleased(now())}
      order by p.next_attempt_at limit ${limit} for no key update of p skip locked
    )
    update signal_polls p set ${takeLease(now())}
    from due where p.environment_id = due.environment_id and p.id = due.id
    returning p.environment_id, ${pollColumns}, p.locked_until, p.locked_by`)
}
