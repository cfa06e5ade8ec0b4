import type { Attempt } from '../attempt.ts'
import type { Standing } from '../standing.ts'
import { type ActionVerdictNeed, requireActionVerdict } from './action-verdict.ts'
import { type MfaChallengeStep, requireMfaChallenge } from './mfa-challenge.ts'
import { type MfaEnrollmentStep, requireMfaEnrollment } from './mfa-enrollment.ts'
import { type OrganizationSelectionStep, requireOrganization } from './organization.ts'
import { type RadarBlock, type RadarEmailNeed, type RadarSmsNeed, requireRadar } from './radar.ts'
import { type EmailVerificationNeed, requireVerifiedEmail } from './verified-email.ts'

/** What a sign-in must still do. */
export type Need =
  | RadarBlock
  | RadarEmailNeed
  | RadarSmsNeed
  | EmailVerificationNeed
  | MfaChallengeStep
  | MfaEnrollmentStep
  | OrganizationSelectionStep
  | ActionVerdictNeed

/**
 * A rule that every sign-in has to meet; `undefined` means that it is met. It may settle open questions in the attempt,
 * such as the only organization, and does nothing else: what a need takes, such as a code, is done by who asks for it.
 */
export type Requirement = (attempt: Attempt, standing: Standing) => Need | undefined

/** All requirements after the first proof of identity, in the order in which they are asked for. */
const requirements: readonly Requirement[] = [
  requireRadar,
  requireVerifiedEmail,
  requireMfaChallenge,
  requireMfaEnrollment,
  requireOrganization,
  requireActionVerdict,
]

/** The first requirement that is not met, and the sign-in as far as the others settled it. */
export function firstNeed(attempt: Attempt, standing: Standing): { attempt: Attempt; need: Need | undefined } {
  const current = { ...attempt }
  for (const requirement of requirements) {
    const need = requirement(current, standing)
    if (need !== undefined) return { attempt: current, need }
  }
  return { attempt: current, need: undefined }
}
