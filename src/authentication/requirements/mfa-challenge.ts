import { getSignInSettings } from '../../environments/index.ts'
import { listVerifiedFactors } from '../../mfa/index.ts'
import type { TransactionContext } from '../../platform/context.ts'
import type { UserRow } from '../../users/index.ts'
import { type Attempt, takesSecondFactor } from '../attempt.ts'

export interface MfaChallengeStep {
  name: 'mfa_challenge'
  factors: { id: string; type: 'totp' | 'sms' }[]
}

/** Whoever has a second factor shows a code of it, unless the environment asks nobody. */
export async function requireMfaChallenge(
  tx: TransactionContext,
  attempt: Attempt,
  user: UserRow,
): Promise<MfaChallengeStep | undefined> {
  if (attempt.secondFactor || !takesSecondFactor[attempt.method]) return undefined
  const [{ mfa_policy }, factors] = await Promise.all([getSignInSettings(tx), listVerifiedFactors(tx, user.id)])
  if (mfa_policy === 'off' || factors.length === 0) return undefined
  return {
    name: 'mfa_challenge',
    factors: factors.map(({ id, type }) => ({ id, type: type === 'sms' ? 'sms' : 'totp' })),
  }
}
