import type { TransactionContext } from '../../platform/context.ts'
import type { Attempt } from '../attempt.ts'
import type { Standing } from '../standing.ts'
import { type MfaChallengeStep, requireMfaChallenge } from './mfa-challenge.ts'
import { type MfaEnrollmentStep, requireMfaEnrollment } from './mfa-enrollment.ts'
import { type OrganizationSelectionStep, requireOrganization } from './organization.ts'
import { type EmailVerificationStep, requireVerifiedEmail } from './verified-email.ts'

/** What a sign-in must still do. `undefined` from a requirement means that it is met. */
export type Step = EmailVerificationStep | MfaChallengeStep | MfaEnrollmentStep | OrganizationSelectionStep
export type StepName = Step['name']

/** A rule that every sign-in has to meet. It may settle open questions in the attempt, such as the only organization. */
export type Requirement = (
  tx: TransactionContext,
  attempt: Attempt,
  standing: Standing,
) => Step | undefined | Promise<Step | undefined>

/** All requirements after the first proof of identity, in the order in which they are asked for. */
export const requirements: readonly Requirement[] = [
  requireVerifiedEmail,
  requireMfaChallenge,
  requireMfaEnrollment,
  requireOrganization,
]
