import type { TransactionContext } from '../../platform/context.ts'
import type { Attempt } from '../attempt.ts'
import { sendEmailVerification } from '../send-codes.ts'
import type { Standing } from '../standing.ts'

export interface EmailVerificationStep {
  name: 'email_verification'
  email: string
  emailVerificationId: string
}

/**
 * An address that was never proven cannot sign in (security rule U-6): a code is sent to it. Nor does an account at a
 * provider become a user's whose address the provider does not prove (U-7).
 */
export async function requireVerifiedEmail(
  tx: TransactionContext,
  attempt: Attempt,
  { user }: Standing,
): Promise<EmailVerificationStep | undefined> {
  if (user.email_verified && attempt.unprovenIdentity === undefined) return undefined
  // The user's mailbox is none of an operator's.
  if (attempt.impersonator !== undefined) return undefined
  const code = await sendEmailVerification(tx, user)
  return { name: 'email_verification', email: user.email, emailVerificationId: code.id }
}
