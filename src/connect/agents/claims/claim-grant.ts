import { findEnvironmentContext } from '#environment/environments/index.ts'
import type { Context, PublicContext, System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type CommittedError, commitWith, DomainError } from '#platform/http/errors.ts'
import { type IssuedToken, invalidOAuthRequest, type TokenRequest } from '../../oauth-server/index.ts'
import { asAgent, asCaller } from '../agent-operation.ts'
import { issueCredential } from '../credentials/issue.ts'
import { claimAccessDenied, claimPending, claimPollExpired, claimPollRefused, pollingTooFast } from '../errors.ts'
import { mintAssertion } from '../identity/assertion.ts'
import { claimedByOf } from '../identity/claimed-by.ts'
import { currentAgentKey } from '../identity/keys.ts'
import { refreshableIdentity } from '../identity-answer.ts'
import { type RegistrationRow, statusOf } from '../schemas.ts'
import { claimPollSeconds, findNewestAttempt } from './attempts.ts'
import { type ClaimRow, getClaim } from './claim.ts'
import { markHandedOut } from './hand-out.ts'

/**
 * The agent asks whether a person has claimed it, as a device asks for its approval (RFC 8628 §3.4). Once, it gets its identity
 * and a first credential.
 *
 * @throws invalidOAuthRequest, claimPending, pollingTooFast, claimAccessDenied, claimPollExpired, claimPollRefused
 */
export async function claimGrant(
  context: PublicContext,
  { claim_token, ...wanted }: TokenRequest,
): Promise<IssuedToken> {
  if (claim_token === undefined) throw invalidOAuthRequest('`claim_token` is missing.')
  const environment = await findEnvironmentOfClaim(context.system, claim_token)
  if (environment === undefined) throw claimPollExpired()
  const caller = asCaller(environment, context)
  const key = await currentAgentKey(caller)
  const row = await caller.transaction((tx) => poll(tx, claim_token))
  if (row instanceof DomainError) throw row
  const ctx = asAgent(caller, row.id)
  const assertion = mintAssertion(ctx, key, row, await claimedByOf(ctx, row))
  const issued = await issueCredential(ctx, { registrationId: row.id, version: row.assertion_version }, wanted)
  return {
    ...issued,
    identity_assertion: assertion.assertion,
    assertion_expires: assertion.expires_at,
    identity: refreshableIdentity(ctx, assertion, row),
  }
}

/** The environment of a claim token: the request names none. */
async function findEnvironmentOfClaim(system: System, token: string): Promise<Context | undefined> {
  const row = await system.database.maybe<{ environment_id: string }>(sql`
    select environment_id from agent_claims where hash = ${system.hashCredential(token)}`)
  return row && findEnvironmentContext(system, row.environment_id)
}

/** Stores the poll. @returns the claimed registration, which is handed out now; or why not, which commits */
async function poll(tx: TransactionContext, token: string): Promise<RegistrationRow | CommittedError> {
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
