import { enrollOfferedApp, type OfferedApp, stepOfOfferedApp } from '#people/mfa/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import type { CommittedError } from '#platform/http/errors.ts'
import type { Origin } from '../attempt.ts'
import { invalidOneTimeCode, tooManyRequests } from '../errors.ts'
import { announceFailure, announceSuccess } from '../events.ts'
import { authenticationTries, triesAt } from '../limits.ts'

/** An offered app whose code was correct. It becomes a factor when {@link acceptOfferedApp} enrolls it. */
export interface ProvenApp {
  app: OfferedApp
  step: number
  origin: Origin
}

/** Checks the code with which a user shows that an app that was offered to them works. */
export async function proveOfferedApp(
  ctx: Context,
  app: OfferedApp,
  code: string,
  origin: Origin,
): Promise<ProvenApp | CommittedError> {
  const { id, email } = app.user
  const counted = await limitGuesses(ctx, authenticationTries, triesAt('mfa_enrollment', id), tooManyRequests)
  const step = stepOfOfferedApp(ctx, app, code)
  if (step === undefined) return announceFailure(ctx, 'mfa', { ...origin, userId: id, email }, invalidOneTimeCode())
  await counted.giveBack()
  return { app, step, origin }
}

/** Enrolls the app as the user's second factor and announces the success. @returns the user's recovery codes */
export async function acceptOfferedApp(tx: TransactionContext, { app, step, origin }: ProvenApp): Promise<string[]> {
  const codes = await enrollOfferedApp(tx, app, step)
  announceSuccess(tx, 'mfa', { ...origin, userId: app.user.id, email: app.user.email })
  return codes
}
