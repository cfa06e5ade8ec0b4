import {
  acceptChallenge,
  type ChallengeCheck,
  checkChallenge,
  isRecoveryCode,
  spendRecoveryCode,
} from '#people/mfa/index.ts'
import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type CountedTry, limitGuesses } from '#platform/guess-limits.ts'
import { type CommittedError, type DomainError, notFound } from '#platform/http/errors.ts'
import type { Attempt, Origin } from '../attempt.ts'
import {
  invalidOneTimeCode,
  oneTimeCodeExpired,
  oneTimeCodeTooManyAttempts,
  oneTimeCodeUsed,
  tooManyRequests,
  userMismatch,
} from '../errors.ts'
import { announceFailure, announceSuccess } from '../events.ts'
import { authenticationTries, triesAt } from '../limits.ts'

/** A second factor that was correct when checked. It takes effect once {@link acceptSecondFactor} has used it up. */
export interface RightSecondFactor {
  user: UserRow
  origin: Origin
  spend(tx: TransactionContext): Promise<boolean>
}

/** The entered code and the challenges that it may answer: several if a user has several apps. */
export interface SecondFactorCode {
  challengeIds: readonly string[]
  code: string
}

const refusals = {
  wrong: invalidOneTimeCode,
  verified: oneTimeCodeUsed,
  expired: oneTimeCodeExpired,
  too_many_attempts: oneTimeCodeTooManyAttempts,
} satisfies Record<Exclude<ChallengeCheck['outcome'], 'right'>, () => DomainError>

/** What {@link proveSecondFactor} refuses with. */
export const secondFactorErrors = [...Object.values(refusals), notFound, userMismatch, tooManyRequests]

/**
 * Checks the code for a sign-in that waits for a second factor: of a factor of this user, or a recovery code.
 * `undefined` when the user was deleted.
 *
 * @param step where it waits. An unverified factor finishes an enrollment and answers no challenge.
 * @throws notFound, and userMismatch for a challenge of another user's factor
 */
export async function proveSecondFactor(
  ctx: Context,
  step: 'mfa_challenge' | 'mfa_enrollment',
  attempt: Attempt,
  { challengeIds, code }: SecondFactorCode,
  origin: Origin,
): Promise<RightSecondFactor | CommittedError | undefined> {
  const user = await findUser(ctx, attempt.userId)
  if (user === undefined) return undefined
  const fail = (error: DomainError) =>
    announceFailure(ctx, 'mfa', { ...origin, userId: user.id, email: user.email }, error)
  if (step === 'mfa_challenge' && isRecoveryCode(code)) {
    const counted = await limitGuesses(ctx, authenticationTries, triesAt('recovery_code', user.id), tooManyRequests)
    return { user, origin, spend: (tx) => spendRecovery(tx, user.id, code, counted) }
  }
  let refusal = invalidOneTimeCode()
  const tries: { giveBack(): Promise<void> }[] = []
  for (const challengeId of challengeIds) {
    const check = await checkChallenge(ctx, challengeId, code, tooManyRequests)
    if (check === undefined) throw notFound('Authentication challenge', challengeId)
    if (check.challenge.user_id !== user.id) throw userMismatch()
    if ('giveBack' in check) tries.push(check)
    const isEnrolled = step !== 'mfa_challenge' || check.challenge.factor_verified_at !== null
    if (check.outcome !== 'right') refusal = refusals[check.outcome]()
    else if (isEnrolled) {
      // Those at the user's other apps too: it was one code, and it was right.
      await Promise.all(tries.map((each) => each.giveBack()))
      return { user, origin, spend: async (tx) => (await acceptChallenge(tx, check)) === 'accepted' }
    }
  }
  return fail(refusal)
}

/**
 * Spends a right second factor and announces its outcome.
 *
 * @returns the refusal of a code that was used before, which commits with its event.
 */
export async function acceptSecondFactor(
  tx: TransactionContext,
  { user, origin, spend }: RightSecondFactor,
): Promise<CommittedError | undefined> {
  const who = { ...origin, userId: user.id, email: user.email }
  if (!(await spend(tx))) return announceFailure(tx, 'mfa', who, invalidOneTimeCode())
  announceSuccess(tx, 'mfa', who)
  return undefined
}

async function spendRecovery(
  tx: TransactionContext,
  userId: string,
  code: string,
  counted: CountedTry,
): Promise<boolean> {
  const isRight = await spendRecoveryCode(tx, userId, code)
  if (isRight) await counted.giveBack()
  return isRight
}
