import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { isUnleased, takeLease } from '#platform/followers/leases.ts'
import { targetColumns } from '../schemas.ts'
import type { ClaimedTarget } from './claimed-target.ts'

/** Takes targets that may have something to be pushed, those first that have waited longest. Reads no target that is up to date. */
export function claimTargets({ database, now }: System, limit: number): Promise<ClaimedTarget[]> {
  return database.many<ClaimedTarget>(sql`
    with due as materialized (
      select t.environment_id, t.id from scim_targets t
      where t.next_attempt_at is not null and t.next_attempt_at <= ${now()} and ${isUnleased(now())}
      order by t.next_attempt_at limit ${limit} for no key update of t skip locked
    )
    update scim_targets t set ${takeLease(now())}
    from due where t.environment_id = due.environment_id and t.id = due.id
    returning t.environment_id, ${targetColumns}, t.locked_until, t.locked_by`)
}
