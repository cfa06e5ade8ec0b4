import { toUser } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type CommittedError, commitWith, type DomainError } from '#platform/http/errors.ts'
import {
  type Attempt,
  acceptDecision,
  denialMessage,
  policyDenied,
  proceed,
  readSignInState,
  type SignInDecision,
  type SignInState,
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
import { type LikelyTokenInput, readLikelyTokenInput } from './token-input.ts'

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

/** What decides about a sign-in, and what its tokens need if nothing is missing: on its way. */
export interface ReadAhead {
  state: Promise<SignInState | undefined>
  likely: Promise<LikelyTokenInput>
}

/** Asks for it at once, together with statements before it that change nothing of it. */
export function readAhead(
  ctx: Context,
  { userId, organizationId }: Pick<Attempt, 'userId' | 'organizationId'>,
): ReadAhead {
  const state = readSignInState(ctx, { userId, organizationId })
  const likely = readLikelyTokenInput(ctx, userId, organizationId)
  // No one waits for it where the sign-in ends before.
  for (const each of [state, likely]) each.catch(() => undefined)
  return { state, likely }
}

/**
 * Advances a sign-in as far as possible and answers for the API: tokens, or the 403 that names the next step, with the
 * token that continues it. It commits, to keep what was proven so far.
 *
 * @param decided the decision of the environment's action, from before the transaction.
 * @param ahead what it reads, if that was begun before; of the same user and requested organization
 */
export async function answerProgress(
  tx: TransactionContext,
  proven: Attempt,
  decided: SignInDecision | undefined,
  ahead = readAhead(tx, proven),
): Promise<SignInAnswer | CommittedError> {
  const attempt = acceptDecision(tx, proven, decided)
  if (attempt === undefined) return commitWith(signInDenied(decided))
  const [progress, likely] = await Promise.all([proceed(tx, attempt, ahead.state), ahead.likely])
  if (progress === undefined) return commitWith(invalidGrant('The user does not exist any more.'))
  if (progress.kind === 'complete') return (await beginSession(tx, progress, { likely })).answer
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
