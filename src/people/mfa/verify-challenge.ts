import type { Context, TransactionContext } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { sql } from '#platform/db/sql.ts'
import { type CountedTry, defineLimitOfTries, limitGuesses } from '#platform/guess-limits.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { matchingStep } from '#protocol/totp/totp.ts'
import { codeContext } from './challenges.ts'
import { noteRightCode, secretContext } from './factors.ts'
import { type ChallengeRow, challengeColumns, type FactorType } from './schemas.ts'

/**
 * Ten attempts per challenge, and per factor over all its challenges, ten a minute and a hundred a day (security rule
 * U-3).
 */
const triesOfChallenge = defineLimitOfTries({ limit: 10, counts: 'tries', subject: 'a challenge of a second factor' })
const ofFactor = { counts: 'wrong codes', subject: 'a second factor, whatever the challenge' }
export const factorTries = [
  defineLimitOfTries({ ...ofFactor, name: 'factor_tries', limit: 10, windowSeconds: 60 }),
  defineLimitOfTries({ ...ofFactor, name: 'factor_tries_a_day', limit: 100, windowSeconds: 86_400 }),
]

/** A challenge with the data of its factor that verifies codes. */
export interface CountedChallenge extends ChallengeRow {
  factor_type: FactorType
  user_id: string | null
  factor_verified_at: string | null
  sealed_totp_secret: string | null
}

export type ChallengeCheck =
  | ({ outcome: 'right'; step: number | undefined } & ComparedChallenge)
  | ({ outcome: 'wrong' } & ComparedChallenge)
  | { outcome: 'verified' | 'expired' | 'too_many_attempts'; challenge: CountedChallenge }

interface ComparedChallenge {
  challenge: CountedChallenge
  /**
   * Removes the attempt from the counts of the factor, because the code was correct for this factor or another one of
   * the user.
   */
  giveBack(): Promise<void>
}

/**
 * Compares a code with a challenge. The attempt is counted before the comparison, in separate statements, so that
 * parallel guesses cannot exceed the limits. A correct code takes effect once {@link acceptChallenge} has used it up.
 *
 * @param refuse makes the error for too many attempts on the factor from the seconds to wait.
 * @returns `undefined` for an unknown challenge.
 */
export async function checkChallenge(
  ctx: Context,
  id: string,
  code: string,
  refuse: (retryAfterSeconds: number) => DomainError,
): Promise<ChallengeCheck | undefined> {
  const challenge = await countTry(ctx, id)
  if (challenge === undefined) return undefined
  if (challenge.verified_at !== null) return { outcome: 'verified', challenge }
  if (challenge.expires_at !== null && Date.parse(challenge.expires_at) <= ctx.now().getTime())
    return { outcome: 'expired', challenge }
  if (challenge.attempts > triesOfChallenge.limit) return { outcome: 'too_many_attempts', challenge }
  const giveBack = await countAgainstFactor(ctx, challenge.authentication_factor_id, refuse)
  if (challenge.sealed_totp_secret === null) {
    const expected = ctx.system.keyring.open(challenge.sealed_code ?? '', codeContext(id)).toString()
    const compared = { challenge, giveBack }
    return isSame(code, expected)
      ? { outcome: 'right', ...compared, step: undefined }
      : { outcome: 'wrong', ...compared }
  }
  const context = secretContext(challenge.authentication_factor_id)
  const secret = ctx.system.keyring.open(challenge.sealed_totp_secret, context)
  const step = matchingStep(secret, code, ctx.now())
  return step === undefined
    ? { outcome: 'wrong', challenge, giveBack }
    : { outcome: 'right', challenge, giveBack, step }
}

/**
 * Uses up a challenge whose code was correct.
 *
 * @returns `verified` if a parallel use of the challenge was first, `replayed` for a code of a time step that was
 * accepted before
 */
export async function acceptChallenge(
  tx: TransactionContext,
  { challenge, step }: Extract<ChallengeCheck, { outcome: 'right' }>,
): Promise<'accepted' | 'verified' | 'replayed'> {
  if (!(await noteRightCode(tx, challenge.authentication_factor_id, step))) return 'replayed'
  const spent = await tx.db.run(sql`
    update authentication_challenges set verified_at = ${tx.now()}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${challenge.id} and verified_at is null`)
  return spent === 1 ? 'accepted' : 'verified'
}

/** Counts an attempt against all limits of a factor. @returns a function that removes it again */
async function countAgainstFactor(
  ctx: Context,
  factorId: string,
  refuse: (retryAfterSeconds: number) => DomainError,
): Promise<() => Promise<void>> {
  const tries: CountedTry[] = []
  const giveBack = async () => {
    for (const each of tries) await each.giveBack()
  }
  for (const limit of factorTries) {
    const counted = await limitGuesses(ctx, limit, factorId, refuse).catch(async (error: unknown) => {
      // An attempt that one limit refuses is not compared, so no limit counts it.
      await giveBack()
      throw error
    })
    tries.push(counted)
  }
  return giveBack
}

function countTry(ctx: Context, id: string): Promise<CountedChallenge | undefined> {
  return ctx.system.database.maybe<CountedChallenge>(sql`
    update authentication_challenges set attempts = attempts + 1 from authentication_factors f
    where authentication_challenges.environment_id = ${ctx.environmentId} and authentication_challenges.id = ${id}
      and f.environment_id = authentication_challenges.environment_id
      and f.id = authentication_challenges.authentication_factor_id
    returning ${challengeColumns}, f.type as factor_type, f.user_id, f.verified_at as factor_verified_at,
      f.sealed_totp_secret`)
}
