import { invitationForOtherEmail, invitationInvalid } from '#access/invitations/index.ts'
import { invalidClient, unauthorizedClient } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { TaggedUnion } from '#platform/http/tagged-union.ts'
import { templateFailed, tokenTooBig } from '../../jwt-templates/index.ts'
import { isBrowserClient, serveBrowserClient } from '../browser-clients/index.ts'
import * as errors from '../errors.ts'
import { grants } from '../grants/index.ts'
import { SignInAnswer } from '../sign-in-answer.ts'

export const authenticateOperation = defineOperation({
  id: 'UserlandSessionsController_authenticate[0]',
  method: 'POST',
  path: '/user_management/authenticate',
  summary: 'Authenticate a user',
  description: 'Exchanges a code, credentials or a refresh token for a session.',
  surface: 'oauth',
  access: 'client_id',
  idempotency: 'replay',
  form: true,
  cors: 'registered',
  body: TaggedUnion(
    'grant_type',
    Object.values(grants).map((grant) => grant.body),
  ),
  success: { status: 200, body: SignInAnswer },
  errors: [
    invalidClient,
    unauthorizedClient,
    errors.invalidGrant,
    errors.invalidCredentials,
    errors.invalidOneTimeCode,
    errors.oneTimeCodeUsed,
    errors.oneTimeCodeExpired,
    errors.oneTimeCodeTooManyAttempts,
    errors.invalidPendingAuthenticationToken,
    errors.invalidOrganizationId,
    errors.codeChallengeNotFound,
    errors.organizationNotFound,
    invitationInvalid,
    invitationForOtherEmail,
    errors.authenticationMethodNotAllowed,
    errors.passwordAuthDisabled,
    errors.organizationMembershipNotFound,
    errors.verificationIdRequired,
    errors.phoneNumberRequired,
    errors.policyDenied,
    notFound,
    errors.userMismatch,
    errors.radarEmailChallenge,
    errors.radarSmsChallenge,
    errors.emailVerificationRequired,
    errors.mfaEnrollment,
    errors.mfaChallenge,
    errors.organizationSelectionRequired,
    errors.ssoRequired,
    errors.authorizationPending,
    errors.slowDown,
    errors.accessDenied,
    errors.expiredToken,
    tokenTooBig,
    templateFailed,
    errors.tooManyRequests,
  ],
  async handler({ body }, ctx) {
    const grant = grants[(body as { grant_type: string }).grant_type]
    if (grant === undefined) throw new Error('The validation let an unknown grant pass.')
    if (grant.needsSecret && ctx.actor.type !== 'api_key') throw unauthorizedClient()
    if (!(await isBrowserClient(ctx))) return grant.run(ctx, body as never)
    return serveBrowserClient(ctx, body as { grant_type: string }, (given) => grant.run(ctx, given as never))
  },
})
