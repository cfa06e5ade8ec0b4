import { linkIdentity } from '#people/identities/index.ts'
import { radarSettings } from '#people/radar/index.ts'
import { canonicalEmailOf, findUser, findUserByEmail, markEmailVerified, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type CountedTry, limitGuesses } from '#platform/guess-limits.ts'
import type { CommittedError, DomainError } from '#platform/http/errors.ts'
import { linkProfile } from '#sso/profiles/index.ts'
import { type CodeCheck, checkCode, type SignInCodePurpose, spendCode } from '../../one-time-codes/index.ts'
import type { Attempt, Origin } from '../attempt.ts'
import {
  invalidOneTimeCode,
  oneTimeCodeExpired,
  oneTimeCodeTooManyAttempts,
  oneTimeCodeUsed,
  tooManyRequests,
} from '../errors.ts'
import { announceFailure, announceSuccess } from '../events.ts'
import { authenticationTries, triesAt } from '../limits.ts'
import { noteFailedProof } from '../radar/assess-sign-in.ts'
import { takeOverMailbox } from './take-over-mailbox.ts'

/** A code that was correct when checked. It takes effect once {@link acceptCode} has used it up. */
export interface RightCode {
  purpose: SignInCodePurpose
  id: string
  user: UserRow
  origin: Origin
  /** That its try does not count any more, which is waited for where the code is used up. */
  givenBack: Promise<void>
}

/** The errors for codes that are not accepted. */
export const codeRefusals = {
  none: invalidOneTimeCode,
  wrong: invalidOneTimeCode,
  used: oneTimeCodeUsed,
  expired: oneTimeCodeExpired,
  too_many_attempts: oneTimeCodeTooManyAttempts,
} satisfies Record<Exclude<CodeCheck['outcome'], 'right'>, () => DomainError>

/** What a code is refused with, before and when it is used up. */
export const codeErrors = [...Object.values(codeRefusals), tooManyRequests]

/**
 * Checks a sign-in code from an email. An unknown email answers like a wrong code.
 *
 * @param allowed rejects where the method is turned off; asked together with what is read first
 * @throws tooManyRequests, and what `allowed` rejects with
 */
export async function proveMagicAuth(
  ctx: Context,
  { email, code }: { email: string; code: string },
  origin: Origin,
  allowed?: Promise<unknown>,
): Promise<RightCode | CommittedError> {
  const [user, , counted] = await Promise.all([
    findUserByEmail(ctx, email),
    allowed,
    limitGuesses(ctx, authenticationTries, canonicalEmailOf(email), tooManyRequests),
  ])
  if (user !== undefined) return checkCodeOf(ctx, 'magic_auth', user, code, origin, counted)
  await noteFailedCode(ctx, email, origin)
  return announceFailure(ctx, 'magic_auth', { ...origin, userId: null, email }, invalidOneTimeCode())
}

/** Checks a code from an email that verifies a user's email. `undefined` when the user was deleted. */
export async function proveEmailAddress(
  ctx: Context,
  userId: string,
  code: string,
  origin: Origin,
): Promise<RightCode | CommittedError | undefined> {
  const user = await findUser(ctx, userId)
  if (user === undefined) return undefined
  const counted = await limitGuesses(ctx, authenticationTries, triesAt('email_verification', user.id), tooManyRequests)
  return checkCodeOf(ctx, 'email_verification', user, code, origin, counted)
}

/**
 * Uses up a correct code, records the success event and what it proves: the email belongs to the user, and so does the
 * account at a provider that the sign-in began with.
 *
 * @returns the continued sign-in. @throws oneTimeCodeUsed when a parallel use was first.
 */
export async function acceptCode(
  tx: TransactionContext,
  { purpose, id, user, origin, givenBack }: RightCode,
  attempt: Attempt,
): Promise<Attempt> {
  const [isFirst] = await Promise.all([spendCode(tx, id), givenBack])
  if (!isFirst) throw oneTimeCodeUsed()
  announceSuccess(tx, purpose, { ...origin, userId: user.id, email: user.email })
  return acceptAddress(tx, user, attempt, { isOnlyProof: purpose === 'magic_auth' })
}

/** Records that the user has proven the email with a code. @param isOnlyProof whether nothing else was proven before */
export async function acceptAddress(
  tx: TransactionContext,
  user: UserRow,
  attempt: Attempt,
  { isOnlyProof }: { isOnlyProof: boolean },
): Promise<Attempt> {
  const { unprovenIdentity, unprovenProfileId, ...rest } = attempt
  const provesAccount = unprovenIdentity !== undefined || unprovenProfileId !== undefined
  // Someone who proves only the email may not be the one who set the password. A sign-in with both proves both.
  const isTakenOver = (isOnlyProof || provesAccount) && (await takeOverMailbox(tx, user))
  if (!isOnlyProof && !provesAccount) await markEmailVerified(tx, user)
  if (unprovenIdentity !== undefined) await linkIdentity(tx, user.id, unprovenIdentity)
  if (unprovenProfileId !== undefined) await linkProfile(tx, unprovenProfileId, user.id)
  const epoch = isOnlyProof ? user.access_epoch : (attempt.accessEpoch ?? 0)
  // What it has ended itself does not end it.
  return { ...rest, accessEpoch: isTakenOver ? epoch + 1 : epoch }
}

async function noteFailedCode(ctx: Context, email: string, origin: Origin): Promise<void> {
  await noteFailedProof(ctx, await radarSettings.read(ctx), 'MagicAuth', email, origin)
}

async function checkCodeOf(
  ctx: Context,
  purpose: SignInCodePurpose,
  user: UserRow,
  code: string,
  origin: Origin,
  counted: CountedTry,
): Promise<RightCode | CommittedError> {
  const check = await checkCode(ctx, purpose, user, code)
  if (check.outcome === 'right') return { purpose, id: check.id, user, origin, givenBack: counted.giveBack() }
  if (purpose === 'magic_auth') await noteFailedCode(ctx, user.email, origin)
  return announceFailure(ctx, purpose, { ...origin, userId: user.id, email: user.email }, codeRefusals[check.outcome]())
}
