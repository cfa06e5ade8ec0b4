import type { Context } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { lettersOf } from '#platform/crypto/user-code.ts'
import { sql } from '#platform/db/sql.ts'
import { defineLimitOfTries, limitGuesses } from '#platform/guess-limits.ts'
import { platformErrors } from '#platform/http/errors.ts'
import type { RegistrationRow } from '../agent-registrations/index.ts'
import { type AttemptRow, attemptSeconds, findNewestAttempt, userCodeOf } from './attempts.ts'
import { claimErrors, getClaim, requireOpen } from './claim.ts'
import { completeClaim, completeErrors } from './complete.ts'
import { methodErrors, requireClaimsEnabled } from './enabled.ts'
import { claimDenied, claimNotConfirmed, invalidUserCode, userCodeExpired } from './errors.ts'
import { markHandedOut } from './hand-out.ts'

export const completeByCodeErrors = [
  ...claimErrors,
  ...methodErrors,
  ...completeErrors,
  claimDenied,
  userCodeExpired,
  invalidUserCode,
]

const codeTries = defineLimitOfTries({
  name: 'agent_user_code',
  limit: 10,
  windowSeconds: attemptSeconds,
  counts: 'wrong codes for a claim',
  subject: 'an attempt to claim an agent',
})

/**
 * Completes a claim with the code that the person was shown and gave to the agent. Of concurrent calls, one succeeds.
 *
 * @throws invalidClaimToken, alreadyClaimed, claimRevoked, claimExpired, authMethodDisabled, claimNotConfirmed,
 * claimDenied, userCodeExpired, invalidUserCode, rateLimited
 */
export async function completeByCode(ctx: Context, claimToken: string, userCode: string): Promise<RegistrationRow> {
  const claim = await getClaim(ctx, claimToken)
  requireOpen(claim, ctx.now())
  await requireClaimsEnabled(ctx, claim.kind)
  const attempt = await findNewestAttempt(ctx, claim.claim_id)
  const expected = codeOf(ctx, attempt)
  const counted = await limitGuesses(ctx, codeTries, expected.attempt.id, platformErrors.rateLimited)
  if (!isSame(lettersOf(userCode), lettersOf(expected.code))) throw invalidUserCode()
  await counted.giveBack()
  return ctx.transaction(async (tx) => {
    const locked = await getClaim(tx, claimToken, sql`for update of c, r`)
    requireOpen(locked, tx.now())
    const newest = await findNewestAttempt(tx, locked.claim_id)
    const { attempt: confirmed } = codeOf(tx, newest)
    if (confirmed.id !== expected.attempt.id) throw userCodeExpired()
    const row = await completeClaim(tx, locked, confirmed)
    await markHandedOut(tx, locked.claim_id)
    return row
  })
}

function codeOf(ctx: Context, attempt: AttemptRow | undefined): { attempt: AttemptRow; code: string } {
  if (attempt === undefined) throw claimNotConfirmed()
  if (attempt.status === 'denied') throw claimDenied()
  if (Date.parse(attempt.expires_at) <= ctx.now().getTime()) throw userCodeExpired()
  const code = attempt.status === 'confirmed' ? userCodeOf(ctx, attempt) : undefined
  if (code === undefined) throw claimNotConfirmed()
  return { attempt, code }
}
