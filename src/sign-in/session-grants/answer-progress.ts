import { toUser } from '#people/users/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type CommittedError, commitWith, type DomainError } from '#platform/http/errors.ts'
import {
  type Attempt,
  acceptDecision,
  denialMessage,
  policyDenied,
  proceed,
  type SignInDecision,
} from '../authentication/index.ts'
import {
  accessDenied,
  emailVerificationRequired,
  invalidGrant,
  mfaChallenge,
  mfaEnrollment,
  organizationSelectionRequired,
  radarEmailChallenge,
  radarSmsChallenge,
  ssoRequired,
} from './errors.ts'
import { createPendingAuthentication } from './pending-authentications.ts'
import { beginSession, beginSessionErrors, type SignInAnswer } from './sign-in-answer.ts'

/**
 * What {@link answerProgress} returns other than tokens: an unmet requirement, a refusal, or an error of the session.
 */
export const progressErrors = [
  accessDenied,
  emailVerificationRequired,
  mfaChallenge,
  mfaEnrollment,
  organizationSelectionRequired,
  policyDenied,
  radarEmailChallenge,
  radarSmsChallenge,
  ssoRequired,
  ...beginSessionErrors,
]

/**
 * Advances a sign-in as far as possible and answers for the API: tokens, or the 403 that names the next step, with the
 * token that continues it. It commits, to keep what was proven so far.
 *
 * @param decided the decision of the environment's action, from before the transaction.
 */
export async function answerProgress(
  tx: TransactionContext,
  proven: Attempt,
  decided: SignInDecision | undefined,
): Promise<SignInAnswer | CommittedError> {
  const attempt = acceptDecision(tx, proven, decided)
  if (attempt === undefined) return commitWith(signInDenied(decided))
  const progress = await proceed(tx, attempt)
  if (progress === undefined) return commitWith(invalidGrant('The user does not exist any more.'))
  if (progress.kind === 'complete') return (await beginSession(tx, progress)).answer
  const { step } = progress
  // The sign-in has changed since the decision.
  if (step.name === 'action_verdict')
    return commitWith(accessDenied('The sign-in changed while it was decided about. Try again.'))
  if (step.name === 'radar_block') return commitWith(policyDenied())
  const { user } = progress.state
  if (step.name === 'sso_required')
    return commitWith(ssoRequired({ email: user.email, connection_ids: step.connectionIds }))
  const pending_authentication_token = await createPendingAuthentication(tx, step.name, progress.attempt)
  switch (step.name) {
    case 'radar_email_challenge':
      return commitWith(
        radarEmailChallenge({
          pending_authentication_token,
          radar_challenge_id: step.radarChallengeId,
          user: toUser(user),
        }),
      )
    case 'radar_sms_challenge':
      return commitWith(radarSmsChallenge({ pending_authentication_token, user: toUser(user) }))
    case 'email_verification':
      return commitWith(
        emailVerificationRequired({
          pending_authentication_token,
          email: step.email,
          email_verification_id: step.emailVerificationId,
        }),
      )
    case 'mfa_enrollment':
      return commitWith(mfaEnrollment({ pending_authentication_token, user: toUser(user) }))
    case 'mfa_challenge':
      return commitWith(
        mfaChallenge({ pending_authentication_token, authentication_factors: step.factors, user: toUser(user) }),
      )
    case 'organization_selection':
      return commitWith(
        organizationSelectionRequired({
          pending_authentication_token,
          organizations: step.organizations,
          user: toUser(user),
        }),
      )
  }
}

/** The refusal of a sign-in that the environment's action denied. */
export function signInDenied(decided: SignInDecision | undefined): DomainError {
  return accessDenied(denialMessage(decided) ?? 'The sign-in was denied.')
}
