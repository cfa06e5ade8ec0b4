import { type Attempt, takesSecondFactor } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

export interface MfaChallengeStep {
  name: 'mfa_challenge'
  factors: { id: string; type: 'totp' | 'sms' }[]
}

/** A user with a second factor must enter a code of it, unless MFA is off; also then if the application demands it. */
export function requireMfaChallenge(
  attempt: Attempt,
  { settings, factors }: SignInState,
): MfaChallengeStep | undefined {
  if (attempt.secondFactor || factors.length === 0) return undefined
  const isUsual = takesSecondFactor(attempt.method) && settings.mfa_policy !== 'off'
  if (!isUsual && !attempt.demandsSecondFactor) return undefined
  return {
    name: 'mfa_challenge',
    factors: factors.map(({ id, type }) => ({ id, type: type === 'sms' ? 'sms' : 'totp' })),
  }
}
