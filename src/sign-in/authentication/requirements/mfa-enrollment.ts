import { type Attempt, takesSecondFactor } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'

export interface MfaEnrollmentStep {
  name: 'mfa_enrollment'
}

/**
 * Where MFA is required, a user without a second factor must enroll one. Comes after the challenge of those who have
 * one.
 */
export function requireMfaEnrollment(attempt: Attempt, { settings }: SignInState): MfaEnrollmentStep | undefined {
  if (attempt.secondFactor || !takesSecondFactor(attempt.method)) return undefined
  return settings.mfa_policy === 'required' ? { name: 'mfa_enrollment' } : undefined
}
