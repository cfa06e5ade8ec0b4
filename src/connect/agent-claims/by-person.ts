import type { Context, System, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { canonicalEmailOf } from '#platform/email-address.ts'
import { defineLimitOfTries, limitGuesses } from '#platform/guess-limits.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { agentSettings, statusOf } from '../agent-registrations/index.ts'
import {
  type AttemptRow,
  attemptColumns,
  attemptSeconds,
  confirmAttempt,
  hashAgentCode,
  userCodeOf,
} from './attempts.ts'
import { type ClaimRow, claimColumns } from './claim.ts'
import { completeClaim } from './complete.ts'
import { requireClaimsEnabled } from './enabled.ts'
import { claimLinkDead } from './errors.ts'
import { issuerNameOf } from './issuer-name.ts'

/** The claim behind the link that a person opened. */
export interface ClaimLink {
  environment_id: string
  client_id: string
  attemptId: string
  loginHint: string
}

/** @throws claimLinkDead for a link that never existed, was replaced or has expired */
export async function findClaimLink({ database, hashesOf, now }: System, token: string): Promise<ClaimLink> {
  const row = await database.maybe<ClaimLink>(sql`
    select t.environment_id, e.client_id, t.id as "attemptId", t.login_hint as "loginHint"
    from agent_claim_attempts t join environments e on e.id = t.environment_id and e.absent is null
    where t.hash = ${anyOf(hashesOf(token))} and t.status <> 'superseded' and t.expires_at > ${now()}`)
  if (row === undefined) throw claimLinkDead()
  return row
}

/** An attempt as the page of the person shows it. */
export interface ShownClaim {
  state: 'waiting' | 'confirmed' | 'completed' | 'denied'
  /** Only this person may decide. */
  isFor(email: string): boolean
  /** Who has confirmed it. */
  userId: string | null
  scopes: readonly string[]
  /** Who vouches for the agent, where someone does. */
  issuer: string | undefined
  /** What the person tells the agent, once they have confirmed. */
  userCode: string | undefined
}

/** @throws claimLinkDead */
export async function showClaim(ctx: Context, attemptId: string): Promise<ShownClaim> {
  const attempt = await ctx.db.maybe<AttemptRow>(sql`
    select ${attemptColumns} from agent_claim_attempts t
    where t.environment_id = ${ctx.environmentId} and t.id = ${attemptId}`)
  if (attempt === undefined || attempt.status === 'superseded') throw claimLinkDead()
  const isOpen = attempt.status === 'waiting' || attempt.status === 'confirmed'
  if (isOpen && isOver(attempt, ctx.now())) throw claimLinkDead()
  const { agent_post_claim_scopes } = await agentSettings.read(ctx)
  return {
    state: attempt.status,
    isFor: (email) => canonicalEmailOf(email) === canonicalEmailOf(attempt.login_hint),
    userId: attempt.user_id,
    scopes: agent_post_claim_scopes,
    issuer: await issuerNameOf(ctx, attempt.claim_id),
    userCode: attempt.status === 'confirmed' ? userCodeOf(ctx, attempt) : undefined,
  }
}

const agentCodeTries = defineLimitOfTries({
  name: 'agent_code',
  limit: 10,
  windowSeconds: attemptSeconds,
  counts: 'wrong codes of agents, typed in by people',
  subject: 'an attempt to claim an agent',
})

/** Compares a code with the agent's. After too many attempts, the right code is refused too. @throws rateLimited */
export async function proveAgentCode(ctx: Context, attemptId: string, code: string): Promise<boolean> {
  const counted = await limitGuesses(ctx, agentCodeTries, attemptId, platformErrors.rateLimited)
  const found = await ctx.db.maybe(sql`
    select 1 from agent_claim_attempts where environment_id = ${ctx.environmentId} and id = ${attemptId}
      and agent_code_hash = ${hashAgentCode(ctx, attemptId, code)}`)
  if (found !== undefined) await counted.giveBack()
  return found !== undefined
}

export interface ClaimDecision {
  userId: string
  /** Null for a person without organizations. */
  organizationId: string | null
  /** The person has typed the code of the agent, so nothing is left to do. */
  completes: boolean
}

/**
 * Stores the decision of the person. Of concurrent decisions, only the first is stored.
 *
 * @throws claimLinkDead, alreadyClaimed
 */
export async function allowClaim(tx: TransactionContext, attemptId: string, decision: ClaimDecision): Promise<void> {
  const { claim, attempt } = await lockOpenAttempt(tx, attemptId)
  await requireClaimsEnabled(tx, claim.kind)
  if (attempt.user_id !== null && attempt.user_id !== decision.userId) throw claimLinkDead()
  await confirmAttempt(tx, attempt, decision)
  if (!decision.completes) return
  const { userId: user_id, organizationId: organization_id } = decision
  await completeClaim(tx, claim, { ...attempt, user_id, organization_id })
}

/** @throws claimLinkDead */
export async function denyClaim(tx: TransactionContext, attemptId: string): Promise<void> {
  await lockOpenAttempt(tx, attemptId)
  tx.db.send(sql`
    update agent_claim_attempts set status = 'denied', sealed_user_code = null, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${attemptId}`)
}

async function lockOpenAttempt(
  tx: TransactionContext,
  attemptId: string,
): Promise<{ claim: ClaimRow; attempt: AttemptRow }> {
  const claim = await tx.db.maybe<ClaimRow>(sql`
    select ${claimColumns} from agent_claim_attempts t
    join agent_claims c on c.environment_id = t.environment_id and c.id = t.claim_id
    join agent_registrations r on r.environment_id = c.environment_id and r.id = c.registration_id
    where t.id = ${attemptId} and t.environment_id = ${tx.environmentId} for update of c, r`)
  const attempt = await tx.db.maybe<AttemptRow>(sql`
    select ${attemptColumns} from agent_claim_attempts t where t.environment_id = ${tx.environmentId} and t.id = ${attemptId}`)
  const isOpen = attempt?.status === 'waiting' || attempt?.status === 'confirmed'
  if (claim === undefined || attempt === undefined || !isOpen || isOver(attempt, tx.now())) throw claimLinkDead()
  if (statusOf(claim, tx.now()) !== 'unverified') throw claimLinkDead()
  return { claim, attempt }
}

function isOver({ expires_at }: AttemptRow, now: Date): boolean {
  return Date.parse(expires_at) <= now.getTime()
}
