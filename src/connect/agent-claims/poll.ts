import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { type RegistrationRow, statusOf } from '../agent-registrations/index.ts'
import { claimPollSeconds, findNewestAttempt } from './attempts.ts'
import { type ClaimRow, getClaim } from './claim.ts'
import { claimAccessDenied, claimPending, claimPollExpired, claimPollRefused, pollingTooFast } from './errors.ts'
import { markHandedOut } from './hand-out.ts'

/** The environment of a claim token: the request names none. */
export async function findEnvironmentOfClaim(system: System, token: string): Promise<Context | undefined> {
  const row = await system.database.maybe<{ environment_id: string }>(sql`
    select environment_id from agent_claims where hash = ${anyOf(system.hashesOf(token))}`)
  return row && findEnvironmentContext(system, row.environment_id)
}

/** Stores the poll of an agent. @returns the claimed registration, which is handed out now; or why not, which commits */
export async function pollClaim(tx: TransactionContext, token: string): Promise<RegistrationRow | CommittedError> {
  const claim = await getClaim(tx, token, sql`for update of c, r`)
  const isTooSoon = await storePoll(tx, claim)
  if (claim.completed_by_attempt_id !== null) return handOut(tx, claim)
  if (statusOf(claim, tx.now()) !== 'unverified') return commitWith(claimPollExpired())
  const attempt = await findNewestAttempt(tx, claim.claim_id)
  if (attempt?.status === 'denied') return commitWith(claimAccessDenied())
  const isOver = attempt !== undefined && Date.parse(attempt.expires_at) <= tx.now().getTime()
  if (isOver) return commitWith(claimPollExpired())
  return commitWith(isTooSoon ? pollingTooFast() : claimPending())
}

async function handOut(tx: TransactionContext, claim: ClaimRow): Promise<RegistrationRow | CommittedError> {
  return claim.status === 'verified' && (await markHandedOut(tx, claim.claim_id))
    ? claim
    : commitWith(claimPollRefused())
}

/** @returns whether the agent polled too soon, which makes its interval longer */
async function storePoll(tx: TransactionContext, { claim_id }: ClaimRow): Promise<boolean> {
  const now = tx.now()
  const { is_too_soon } = await tx.db.one<{ is_too_soon: boolean }>(sql`
    update agent_claims c set polled_at = ${now},
      interval_seconds = c.interval_seconds + case when asked.is_too_soon then ${claimPollSeconds}::integer else 0 end
    from (
      select environment_id, id, coalesce(polled_at + make_interval(secs => interval_seconds) > ${now}, false) as is_too_soon
      from agent_claims where environment_id = ${tx.environmentId} and id = ${claim_id}) asked
    where c.environment_id = asked.environment_id and c.id = asked.id
    returning asked.is_too_soon`)
  return is_too_soon
}
