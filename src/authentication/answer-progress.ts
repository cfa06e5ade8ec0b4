import type { TransactionContext } from '../platform/context.ts'
import type { DomainError } from '../platform/http/errors.ts'
import { toUser } from '../users/index.ts'
import type { Attempt } from './attempt.ts'
import {
  emailVerificationRequired,
  invalidGrant,
  mfaChallenge,
  mfaEnrollment,
  organizationSelectionRequired,
} from './errors.ts'
import { createPendingAuthentication } from './pending-authentications.ts'
import { proceed } from './sign-in.ts'
import { beginSession, type SignInAnswer } from './sign-in-answer.ts'

/**
 * Takes a sign-in as far as it comes and answers for the API: tokens, or the 403 that names the next step with the token
 * that continues it. The refusal is returned, not thrown: what was proven so far is kept.
 */
export async function answerProgress(tx: TransactionContext, attempt: Attempt): Promise<SignInAnswer | DomainError> {
  const progress = await proceed(tx, attempt)
  if (progress === undefined) return invalidGrant('The user does not exist any more.')
  if (progress.kind === 'complete') return (await beginSession(tx, progress)).answer
  const { step } = progress
  const { user } = progress.standing
  const pending_authentication_token = await createPendingAuthentication(tx, step.name, progress.attempt)
  switch (step.name) {
    case 'email_verification':
      return emailVerificationRequired({
        pending_authentication_token,
        email: step.email,
        email_verification_id: step.emailVerificationId,
      })
    case 'mfa_enrollment':
      return mfaEnrollment({ pending_authentication_token, user: toUser(user) })
    case 'mfa_challenge':
      return mfaChallenge({ pending_authentication_token, authentication_factors: step.factors, user: toUser(user) })
    case 'organization_selection':
      return organizationSelectionRequired({
        pending_authentication_token,
        organizations: step.organizations,
        user: toUser(user),
      })
  }
}
