import { getSignInSettings } from '../../environments/index.ts'
import type { TransactionContext } from '../../platform/context.ts'
import { type Attempt, takesSecondFactor } from '../attempt.ts'

export interface MfaEnrollmentStep {
  name: 'mfa_enrollment'
}

/** Where everybody needs a second factor, whoever has none enrolls one. Stands behind the challenge of those who have one. */
export async function requireMfaEnrollment(
  tx: TransactionContext,
  attempt: Attempt,
): Promise<MfaEnrollmentStep | undefined> {
  if (attempt.secondFactor || !takesSecondFactor[attempt.method]) return undefined
  const { mfa_policy } = await getSignInSettings(tx)
  return mfa_policy === 'required' ? { name: 'mfa_enrollment' } : undefined
}
