import { radarSettings } from '#people/radar/index.ts'
import { canonicalEmailOf, findUserWithPassword, type UserRow, verifyPasswordOf } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import type { CommittedError } from '#platform/http/errors.ts'
import { moveInByPassword } from '../../migration-endpoints/index.ts'
import type { Origin } from '../attempt.ts'
import { invalidCredentials, passwordAuthDisabled, tooManyRequests } from '../errors.ts'
import { announceFailure } from '../events.ts'
import { authenticationTries } from '../limits.ts'
import { noteFailedProof } from '../radar/assess-sign-in.ts'
import { requireSignInMethod } from '../sign-in-methods.ts'

/** What {@link provePassword} refuses with. */
export const passwordErrors = [invalidCredentials, passwordAuthDisabled, tooManyRequests]

/** A password that was correct. */
export interface RightPassword {
  user: UserRow
  /** That its try does not count any more, which can be waited for beside what follows. */
  givenBack: Promise<void>
}

/**
 * The user whose address and password these are. An unknown address, an account without a password and a wrong one cost
 * and answer the same (security rule U-4); each failure is counted and announced. Where a migration endpoint is set, the
 * earlier login is asked about addresses that are unknown or have no password.
 *
 * @throws passwordAuthDisabled, tooManyRequests, overloaded, migrationUnavailable
 */
export async function provePassword(
  ctx: Context,
  { email, password }: { email: string; password: string },
  origin: Origin,
): Promise<RightPassword | CommittedError> {
  const [user, settings, counted] = await Promise.all([
    findUserWithPassword(ctx, email),
    requireSignInMethod(ctx, 'password'),
    limitGuesses(ctx, authenticationTries, canonicalEmailOf(email), tooManyRequests),
  ])
  // At the same time: a wrong password takes as long as without a migration endpoint, or as the endpoint's answer.
  const [isRight, moved] = await Promise.all([
    verifyPasswordOf(ctx, user, password),
    moveInByPassword(ctx, settings, { email, password }, user).catch(async (error: unknown) => {
      await counted.giveBack()
      throw error
    }),
  ])
  const proven = isRight ? user : moved
  if (proven !== undefined) return { user: proven, givenBack: counted.giveBack() }
  await noteFailedProof(ctx, radarSettings.of(settings), 'Password', email, origin)
  return announceFailure(ctx, 'password', { ...origin, userId: user?.id ?? null, email }, invalidCredentials(email))
}
