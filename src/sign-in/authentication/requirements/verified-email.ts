import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

export interface EmailVerificationNeed {
  name: 'email_verification'
}

/**
 * A user whose address was never verified can't sign in (security rule U-6): a code is sent to it. For the same reason,
 * an account at a provider isn't linked to a user if the provider doesn't verify its address (U-7).
 */
export function requireVerifiedEmail(attempt: Attempt, { user }: SignInState): EmailVerificationNeed | undefined {
  if (user.email_verified && attempt.unprovenIdentity === undefined && attempt.unprovenProfileId === undefined)
    return undefined
  // An operator cannot read the user's mailbox.
  return attempt.impersonator === undefined ? { name: 'email_verification' } : undefined
}
