import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { canonicalEmailOf, parseEmailAddress } from '#platform/email-address.ts'
import { defineLimitOfTries, limitGuesses } from '#platform/guess-limits.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { findNewestAttempt, type StartedAttempt, startAttempt } from './attempts.ts'
import { type ClaimRow, claimErrors, getClaim, requireOpen } from './claim.ts'
import { methodErrors, requireClaimsEnabled } from './enabled.ts'
import { invalidLoginHint } from './errors.ts'

export const loginHintErrors = [invalidLoginHint]
export const startClaimErrors = [...claimErrors, ...methodErrors, ...loginHintErrors]

const attemptsStarted = defineLimitOfTries({
  name: 'agent_claim_attempts',
  limit: 10,
  windowSeconds: 3_600,
  counts: 'attempts to claim an agent',
  subject: 'a registration',
})

/**
 * Starts another attempt of a claim. A claim that began with the email of a person can only be completed by that
 * person.
 *
 * @throws invalidClaimToken, alreadyClaimed, claimRevoked, claimExpired, authMethodDisabled, invalidLoginHint,
 * rateLimited
 */
export async function startClaim(
  ctx: Context,
  claimToken: string,
  loginHint: string,
): Promise<{ claim: ClaimRow; attempt: StartedAttempt }> {
  requireLoginHint(loginHint)
  const known = await getClaim(ctx, claimToken)
  requireOpen(known, ctx.now())
  await requireClaimsEnabled(ctx, known.kind)
  await limitGuesses(ctx, attemptsStarted, known.claim_id, platformErrors.rateLimited)
  return ctx.transaction(async (tx) => {
    const claim = await getClaim(tx, claimToken, sql`for update of c, r`)
    requireOpen(claim, tx.now())
    if (claim.kind !== 'anonymous') await requireSamePerson(tx, claim, loginHint)
    return { claim, attempt: await startAttempt(tx, claim, loginHint) }
  })
}

/** @throws invalidLoginHint */
export function requireLoginHint(loginHint: string): void {
  if (parseEmailAddress(loginHint) === undefined) throw invalidLoginHint()
}

async function requireSamePerson(ctx: Context, { claim_id }: ClaimRow, loginHint: string): Promise<void> {
  const before = await findNewestAttempt(ctx, claim_id)
  if (before !== undefined && canonicalEmailOf(before.login_hint) !== canonicalEmailOf(loginHint))
    throw invalidLoginHint()
}
