import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'
import { type ActionVerdictNeed, requireActionVerdict } from './action-verdict.ts'
import { type MfaChallengeStep, requireMfaChallenge } from './mfa-challenge.ts'
import { type MfaEnrollmentStep, requireMfaEnrollment } from './mfa-enrollment.ts'
import { type OrganizationSelectionStep, requireOrganization } from './organization.ts'
import { type RadarBlock, type RadarEmailNeed, type RadarSmsNeed, requireRadar } from './radar.ts'
import { requireSsoOfDomain, requireSsoOfOrganization, type SsoNeed } from './sso.ts'
import { type EmailVerificationNeed, requireVerifiedEmail } from './verified-email.ts'

/** What a sign-in still needs. */
export type Need =
  | RadarBlock
  | RadarEmailNeed
  | RadarSmsNeed
  | EmailVerificationNeed
  | MfaChallengeStep
  | MfaEnrollmentStep
  | OrganizationSelectionStep
  | SsoNeed
  | ActionVerdictNeed

/**
 * A rule for every sign-in; `undefined` means that it is met. It may complete the attempt, for example with the only
 * organization, and has no other effect: its caller does what an unmet rule requires, such as sending a code.
 */
export type Requirement = (attempt: Attempt, state: SignInState) => Need | undefined

/** All requirements after the first proof of identity, in order. */
const requirements: readonly Requirement[] = [
  requireSsoOfDomain,
  requireRadar,
  requireVerifiedEmail,
  requireMfaChallenge,
  requireMfaEnrollment,
  requireOrganization,
  requireSsoOfOrganization,
  requireActionVerdict,
]

/** The first requirement that is not met, and the sign-in as far as the others settled it. */
export function firstNeed(attempt: Attempt, state: SignInState): { attempt: Attempt; need: Need | undefined } {
  const current = { ...attempt }
  for (const requirement of requirements) {
    const need = requirement(current, state)
    if (need !== undefined) return { attempt: current, need }
  }
  return { attempt: current, need: undefined }
}
