import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

export interface EmailVerificationNeed {
  name: 'email_verification'
}

/**
 * An address that was never proven cannot sign in (security rule U-6): a code is sent to it. Nor does an account at a
 * provider become a user's whose address the provider does not prove (U-7).
 */
export function requireVerifiedEmail(attempt: Attempt, { user }: SignInState): EmailVerificationNeed | undefined {
  if (user.email_verified && attempt.unprovenIdentity === undefined && attempt.unprovenProfileId === undefined)
    return undefined
  // An operator cannot read the user's mailbox.
  return attempt.impersonator === undefined ? { name: 'email_verification' } : undefined
}
