import type { Assessment } from '#people/radar/index.ts'
import type { Context } from '#platform/context.ts'
import { type Attempt, newAttempt, type Origin } from './attempt.ts'
import { admissionOf } from './proofs/sso.ts'
import { foreseeAssessment } from './radar/assess-sign-in.ts'
import { everyNeed, type ForeseenNeed } from './requirements/every-need.ts'
import { signInThrough } from './requirements/meet.ts'
import { readSignInState, type SignInState } from './sign-in-state.ts'

/** A first proof that is supposed to have succeeded. */
export interface SupposedProof {
  userId: string
  method: Exclude<Attempt['method'], 'Impersonation' | 'CrossAppAuth' | 'ExternalAuth'>
  origin: Origin
  /** The organization that is asked for; with `SSO`, the one whose connection it is. */
  organizationId: string | null
}

/** What a sign-in would need. */
export interface ForeseenSignIn {
  needs: ForeseenNeed[]
  state: SignInState
  /** Radar's, if it is on. */
  assessment: Assessment | undefined
}

/**
 * What would still be asked for after a first proof: the rules of a sign-in, {@link everyNeed} of them instead of the first, on the
 * present state. Writes nothing, counts nothing and calls no action.
 *
 * @returns `undefined` for a user who does not exist.
 */
export async function foreseeSignIn(
  ctx: Context,
  { userId, method, origin, organizationId }: SupposedProof,
): Promise<ForeseenSignIn | undefined> {
  const proven = newAttempt(ctx, { id: userId, access_epoch: 0 }, method, origin, organizationId)
  const now = await readSignInState(ctx, proven)
  if (now === undefined) return undefined
  const { attempt: supposed, state } = await afterProof(ctx, proven, now)
  const { attempt, assessment } = await foreseeAssessment(ctx, supposed, state)
  return { needs: everyNeed(attempt, state), state, assessment }
}

/** What the acceptance of the proof would change before the first requirement is looked at. */
async function afterProof(
  ctx: Context,
  attempt: Attempt,
  state: SignInState,
): Promise<{ attempt: Attempt; state: SignInState }> {
  const verified = { ...state, user: { ...state.user, email_verified: true } }
  // A code by email proves the address: see `acceptCode`.
  if (attempt.method === 'MagicAuth') return { attempt, state: verified }
  if (attempt.method !== 'SSO' || attempt.organizationId === null) return { attempt, state }
  const { isEmailProven } = await admissionOf(ctx, attempt.organizationId, state.user.email)
  return signInThrough(attempt.organizationId, { attempt, state }, isEmailProven)
}
