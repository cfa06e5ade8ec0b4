import type { System } from '#platform/context.ts'
import { beginLookups } from '#platform/db/lookups.ts'
import { sql } from '#platform/db/sql.ts'
import { isUnleased, type Lease, takeLease } from '#platform/followers/leases.ts'
import type { SecurityProfile } from '../../applications/index.ts'

/** A logout that this process has leased, with what its token contains. */
export interface ClaimedLogout extends Lease {
  user_id: string
  sid: string
  /** The requests so far. */
  attempted: number
  /** Null where the application was deleted. */
  client_id: string | null
  /** Null where the application has none any more. */
  backchannel_logout_uri: string | null
  /** Null where the application was deleted. */
  security_profile: SecurityProfile | null
}

/** How many requests an application gets at the same time, from all processes. */
const width = 8

/**
 * Takes logouts that are due, oldest first, from every application that has any, so that an application that does not answer
 * delays only its own. Applications are found by skipping along the partial index.
 */
export async function claimLogouts(system: System, limit: number): Promise<ClaimedLogout[]> {
  const now = system.now()
  // Checked first because there is nearly always none, and it needs no transaction.
  const pending = await system.database.maybe(sql`select 1 from connect_logouts where state = 'pending' limit 1`)
  if (pending === undefined) return []
  return system.database.transaction((tx) => {
    beginLookups(tx)
    return tx.many<ClaimedLogout>(sql`
      with recursive waiting as (
        (select environment_id, application_id from connect_logouts where state = 'pending'
          order by environment_id, application_id, next_attempt_at limit 1)
        union all
        select next.environment_id, next.application_id from waiting cross join lateral (
          select environment_id, application_id from connect_logouts
          where state = 'pending' and (environment_id, application_id) > (waiting.environment_id, waiting.application_id)
          order by environment_id, application_id, next_attempt_at limit 1
        ) next
      ), claimed as (
        select due.environment_id, due.id, a.client_id, a.backchannel_logout_uri, a.security_profile
        from (select environment_id, application_id from waiting order by random()) turn
        cross join lateral (
          select count(*) as held from (
            select 1 from connect_logouts
            where environment_id = turn.environment_id and application_id = turn.application_id and state = 'pending'
              and locked_until > ${now} limit ${width}
          ) leased
        ) present
        cross join lateral (
          select environment_id, id from connect_logouts
          where environment_id = turn.environment_id and application_id = turn.application_id and state = 'pending'
            and next_attempt_at <= ${now} and ${isUnleased(now)}
          order by next_attempt_at limit ${width} - present.held for update skip locked
        ) due
        left join connect_applications a on a.environment_id = turn.environment_id and a.id = turn.application_id
        limit ${limit}
      )
      update connect_logouts logout set ${takeLease(now)}
      from claimed where logout.environment_id = claimed.environment_id and logout.id = claimed.id
      returning logout.environment_id, logout.id, user_id, sid, jsonb_array_length(attempts) as attempted, locked_until,
        locked_by, client_id, backchannel_logout_uri, security_profile`)
  })
}
