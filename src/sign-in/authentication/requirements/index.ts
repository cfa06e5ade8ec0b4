import type { Attempt } from '../attempt.ts'
import type { SignInState } from '../sign-in-state.ts'
import { type ActionVerdictNeed, requireActionVerdict } from './action-verdict.ts'
import { meet, type SupposedSignIn } from './meet.ts'
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

/** A need of a sign-in that no one makes, and the sign-in where it arises. */
export interface ForeseenNeed {
  need: Need
  attempt: Attempt
}

/**
 * All needs in the order in which they would be asked for, each as if those before it were met. Ends at one that nothing meets.
 * Where an organization must be chosen, the first one is.
 */
export function everyNeed(attempt: Attempt, state: SignInState): ForeseenNeed[] {
  const needs: ForeseenNeed[] = []
  let next: SupposedSignIn | undefined = { attempt, state }
  while (next !== undefined) {
    const found = firstNeed(next.attempt, next.state)
    if (found.need === undefined || isAmong(found.need, needs)) return needs
    needs.push({ need: found.need, attempt: found.attempt })
    next = meet(found.need, { ...next, attempt: found.attempt })
  }
  return needs
}

/** Two organizations can want their own single sign-on of one person, which no one can give. */
function isAmong(need: Need, needs: readonly ForeseenNeed[]): boolean {
  return needs.some(
    ({ need: { name, ...rest } }) =>
      name === need.name && (name !== 'sso_required' || JSON.stringify({ name, ...rest }) === JSON.stringify(need)),
  )
}
