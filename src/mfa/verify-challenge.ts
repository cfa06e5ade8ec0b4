import type { Context, TransactionContext } from '../platform/context.ts'
import { isSame } from '../platform/crypto/is-same.ts'
import { sql } from '../platform/db/sql.ts'
import { type GuessLimit, limitGuesses } from '../platform/guess-limits.ts'
import type { DomainError } from '../platform/http/errors.ts'
import { codeContext } from './challenges.ts'
import { noteRightCode, secretContext } from './factors.ts'
import { type ChallengeRow, challengeColumns, type FactorType } from './schemas.ts'
import { matchingStep } from './totp/totp.ts'

/** Ten tries a challenge, and of a factor, whatever the challenge, ten a minute and a hundred a day (security rule U-3). */
const maxAttempts = 10
const factorTries: readonly GuessLimit[] = [
  { name: 'factor_tries', limit: 10, windowSeconds: 60 },
  { name: 'factor_tries_a_day', limit: 100, windowSeconds: 86_400 },
]

/** A challenge with what of its factor tells a right code from a wrong one. */
export interface CountedChallenge extends ChallengeRow {
  factor_type: FactorType
  user_id: string | null
  factor_verified_at: string | null
  sealed_totp_secret: string | null
}

export type ChallengeCheck =
  | { outcome: 'right'; challenge: CountedChallenge; step: number | undefined }
  | { outcome: 'wrong' | 'verified' | 'expired' | 'too_many_attempts'; challenge: CountedChallenge }

/**
 * Compares a code with a challenge. The try is counted before anything is compared, in statements of their own, so that
 * parallel guesses cannot outrun the limits. A right code counts once {@link acceptChallenge} has spent it.
 *
 * @param refuse makes the error for too many tries against the factor from the seconds to wait.
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
  if (challenge.attempts > maxAttempts) return { outcome: 'too_many_attempts', challenge }
  for (const limit of factorTries) await limitGuesses(ctx, limit, challenge.authentication_factor_id, refuse)
  if (challenge.sealed_totp_secret === null) {
    const expected = ctx.system.keyring.open(challenge.sealed_code ?? '', codeContext(id)).toString()
    return isSame(code, expected) ? { outcome: 'right', challenge, step: undefined } : { outcome: 'wrong', challenge }
  }
  const context = secretContext(challenge.authentication_factor_id)
  const secret = ctx.system.keyring.open(challenge.sealed_totp_secret, context)
  const step = matchingStep(secret, code, ctx.now())
  return step === undefined ? { outcome: 'wrong', challenge } : { outcome: 'right', challenge, step }
}

/**
 * Spends a challenge whose code was right.
 *
 * @returns `verified` when a parallel use of the challenge was first, `replayed` for a code of a step that was accepted
 * before.
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

function countTry(ctx: Context, id: string): Promise<CountedChallenge | undefined> {
  return ctx.system.database.maybe<CountedChallenge>(sql`
    update authentication_challenges set attempts = attempts + 1 from authentication_factors f
    where authentication_challenges.environment_id = ${ctx.environmentId} and authentication_challenges.id = ${id}
      and f.environment_id = authentication_challenges.environment_id
      and f.id = authentication_challenges.authentication_factor_id
    returning ${challengeColumns}, f.type as factor_type, f.user_id, f.verified_at as factor_verified_at,
      f.sealed_totp_secret`)
}
