import { getSignInSettings } from '../../environments/index.ts'
import { linkIdentity } from '../../identities/index.ts'
import type { Context, TransactionContext } from '../../platform/context.ts'
import { type CountedTry, limitGuesses } from '../../platform/guess-limits.ts'
import type { DomainError } from '../../platform/http/errors.ts'
import { canonicalEmailOf, findUser, findUserByEmail, markEmailVerified, type UserRow } from '../../users/index.ts'
import type { Attempt, Origin } from '../attempt.ts'
import {
  invalidOneTimeCode,
  oneTimeCodeExpired,
  oneTimeCodeTooManyAttempts,
  oneTimeCodeUsed,
  tooManyRequests,
} from '../errors.ts'
import { announceFailure, announceSuccess } from '../events.ts'
import { authenticationTries } from '../limits.ts'
import { type CodeCheck, checkCode, type SignInCodePurpose, spendCode } from '../one-time-codes.ts'
import { noteFailedProof } from '../radar/assess-sign-in.ts'
import { takeOverMailbox } from './take-over-mailbox.ts'

/** A code that was right when it was checked. It counts once {@link acceptCode} has spent it. */
export interface RightCode {
  purpose: SignInCodePurpose
  id: string
  user: UserRow
  origin: Origin
}

/** What is answered to a code that is not right. */
export const codeRefusals: Record<Exclude<CodeCheck['outcome'], 'right'>, () => DomainError> = {
  none: invalidOneTimeCode,
  wrong: invalidOneTimeCode,
  used: oneTimeCodeUsed,
  expired: oneTimeCodeExpired,
  too_many_attempts: oneTimeCodeTooManyAttempts,
}

/** Checks the code that was mailed to an address to sign in with. An unknown address answers like a wrong code. */
export async function proveMagicAuth(
  ctx: Context,
  { email, code }: { email: string; code: string },
  origin: Origin,
): Promise<RightCode | DomainError> {
  const [user, counted] = await Promise.all([
    findUserByEmail(ctx, email),
    limitGuesses(ctx, authenticationTries, canonicalEmailOf(email), tooManyRequests),
  ])
  if (user !== undefined) return checkCodeOf(ctx, 'magic_auth', user, code, origin, counted)
  await noteFailedCode(ctx, email, origin)
  return announceFailure(ctx, 'magic_auth', { ...origin, userId: null, email }, invalidOneTimeCode())
}

/** Checks the code that was mailed to prove a user's address. `undefined` when the user is gone. */
export async function proveEmailAddress(
  ctx: Context,
  userId: string,
  code: string,
  origin: Origin,
): Promise<RightCode | DomainError | undefined> {
  const user = await findUser(ctx, userId)
  if (user === undefined) return undefined
  const counted = await limitGuesses(ctx, authenticationTries, `email_verification:${user.id}`, tooManyRequests)
  return checkCodeOf(ctx, 'email_verification', user, code, origin, counted)
}

/**
 * Spends a right code, announces the success and records what it proves: the address is the user's, and so is the account
 * at a provider that the sign-in began with.
 *
 * @returns the sign-in as it goes on.
 * @throws oneTimeCodeUsed when a parallel use was first.
 */
export async function acceptCode(
  tx: TransactionContext,
  { purpose, id, user, origin }: RightCode,
  attempt: Attempt,
): Promise<Attempt> {
  if (!(await spendCode(tx, id))) throw oneTimeCodeUsed()
  announceSuccess(tx, purpose, { ...origin, userId: user.id, email: user.email })
  return acceptAddress(tx, user, attempt, { isOnlyProof: purpose === 'magic_auth' })
}

/**
 * Records that a code which was mailed has come back: the address is the user's.
 *
 * @param isOnlyProof whether nothing else was proven before.
 */
export async function acceptAddress(
  tx: TransactionContext,
  user: UserRow,
  attempt: Attempt,
  { isOnlyProof }: { isOnlyProof: boolean },
): Promise<Attempt> {
  const { unprovenIdentity, ...rest } = attempt
  // Who proves the address alone may not be who set the password; who signed in with it has proven both.
  if (isOnlyProof || unprovenIdentity !== undefined) await takeOverMailbox(tx, user)
  else await markEmailVerified(tx, user)
  if (unprovenIdentity !== undefined) await linkIdentity(tx, user.id, unprovenIdentity)
  return rest
}

async function noteFailedCode(ctx: Context, email: string, origin: Origin): Promise<void> {
  const { radar } = await getSignInSettings(ctx)
  await noteFailedProof(ctx, radar, 'MagicAuth', email, origin)
}

async function checkCodeOf(
  ctx: Context,
  purpose: SignInCodePurpose,
  user: UserRow,
  code: string,
  origin: Origin,
  counted: CountedTry,
): Promise<RightCode | DomainError> {
  const check = await checkCode(ctx, purpose, user, code)
  if (check.outcome === 'right') {
    await counted.giveBack()
    return { purpose, id: check.id, user, origin }
  }
  if (purpose === 'magic_auth') await noteFailedCode(ctx, user.email, origin)
  return announceFailure(ctx, purpose, { ...origin, userId: user.id, email: user.email }, codeRefusals[check.outcome]())
}
