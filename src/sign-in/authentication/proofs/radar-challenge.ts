import { findUser, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import { type CommittedError, commitWith } from '#platform/http/errors.ts'
import { checkCode, findCodeAddress, spendCode } from '../../one-time-codes/index.ts'
import type { Attempt } from '../attempt.ts'
import { invalidOneTimeCode, oneTimeCodeUsed, tooManyRequests } from '../errors.ts'
import { authenticationTries, triesAt } from '../limits.ts'
import { passRadarChallenge } from '../radar/end-assessment.ts'
import { acceptAddress, codeRefusals } from './code.ts'

/** The code of a challenge, correct when checked. It takes effect once {@link acceptRadarChallenge} has used it up. */
export interface RightRadarCode {
  purpose: 'radar_challenge' | 'radar_text'
  id: string
  user: UserRow
}

/** The entered code, and where it was sent, if known. */
export interface RadarCode {
  code: string
  /** The challenge, or the verification of a phone. */
  id?: string | undefined
  phoneNumber?: string | undefined
}

/** Checks a code from an email. `undefined` when the user was deleted. */
export function proveRadarEmail(ctx: Context, userId: string, given: RadarCode) {
  return prove(ctx, 'radar_challenge', userId, given, async (user) => user.email)
}

/** Checks a code from a text message to the named phone, or to the latest one. `undefined` when the user was deleted. */
export function proveRadarText(ctx: Context, userId: string, given: RadarCode) {
  return prove(ctx, 'radar_text', userId, given, async () =>
    given.phoneNumber === undefined ? findCodeAddress(ctx, 'radar_text', userId) : given.phoneNumber,
  )
}

/**
 * Uses up a correct code and records what it proves: the email, if it came by email.
 *
 * @returns the continued sign-in. @throws oneTimeCodeUsed when a parallel use was first.
 */
export async function acceptRadarChallenge(
  tx: TransactionContext,
  { purpose, id, user }: RightRadarCode,
  attempt: Attempt,
): Promise<Attempt> {
  if (!(await spendCode(tx, id))) throw oneTimeCodeUsed()
  const passed = passRadarChallenge(tx, attempt, user)
  return purpose === 'radar_challenge' ? acceptAddress(tx, user, passed, { isOnlyProof: false }) : passed
}

async function prove(
  ctx: Context,
  purpose: RightRadarCode['purpose'],
  userId: string,
  { id, code }: RadarCode,
  addressOf: (user: UserRow) => Promise<string | undefined>,
): Promise<RightRadarCode | CommittedError | undefined> {
  const user = await findUser(ctx, userId)
  if (user === undefined) return undefined
  const counted = await limitGuesses(ctx, authenticationTries, triesAt(purpose, user.id), tooManyRequests)
  const address = await addressOf(user)
  if (address === undefined) return commitWith(invalidOneTimeCode())
  const check = await checkCode(ctx, purpose, { id: user.id, email: address }, code)
  if (check.outcome !== 'right') return commitWith(codeRefusals[check.outcome]())
  // Right, but the answer to another question.
  if (id !== undefined && id !== check.id) return commitWith(invalidOneTimeCode())
  await counted.giveBack()
  return { purpose, id: check.id, user }
}
