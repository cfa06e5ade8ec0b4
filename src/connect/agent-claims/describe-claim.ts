import { sql } from '#platform/db/sql.ts'

/** The claim of the registration `r` and the attempt that completed it. Fills `claimOfRegistration`. */
export const selectClaim = sql`
  select c.id as claim_id, c.created_at as claim_created_at, c.updated_at as claim_updated_at, c.expires_at as claim_expires_at,
    c.claimed_at, t.id as attempt_id, t.created_at as attempt_created_at, t.updated_at as attempt_updated_at,
    t.expires_at as attempt_expires_at
  from agent_claims c
  left join agent_claim_attempts t on t.environment_id = c.environment_id and t.id = c.completed_by_attempt_id
  where c.environment_id = r.environment_id and c.registration_id = r.id`
