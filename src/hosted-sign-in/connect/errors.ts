import { defineError } from '#platform/http/errors.ts'

/** Failures that are shown as a page, since the application's own address is not proven. `page` names their texts. */

export const applicationUnknown = defineError(
  {
    status: 400,
    code: 'application_unknown',
    when: 'The `client_id` is missing, given twice, or unknown.',
    page: 'connectApplicationUnknown',
  },
  () => '`client_id` is of no application. Use the client id of one that GET /connect/applications lists.',
)

export const applicationGone = defineError(
  {
    status: 400,
    code: 'application_gone',
    when: 'The application, or its redirect URI, was removed while its user was signing in.',
    page: 'connectApplicationGone',
  },
  () => 'The application that asked for this sign-in, or its redirect URI, no longer exists.',
)

export const requestUriUnknown = defineError(
  {
    status: 400,
    code: 'invalid_request_uri',
    when: 'The `request_uri` is unknown, used, over 90 seconds old, or of another application.',
    next: 'Push the request again with POST /oauth2/par.',
    page: 'connectRequestExpired',
  },
  () => '`request_uri` is unknown, was used or has expired. Push the request again.',
)

export const answerExpired = defineError(
  {
    status: 400,
    code: 'answer_expired',
    when: 'The page that sends a response to an application was opened more than a minute after the response was created.',
    page: 'connectRequestExpired',
  },
  () => 'This answer is unknown or has expired. Start again from the application.',
)

export const logoutUnclear = defineError(
  {
    status: 400,
    code: 'logout_unclear',
    when: 'A form that signs out has neither `id_token_hint` nor `client_id`, or is longer than 12,000 characters.',
  },
  () => 'Send `id_token_hint` or `client_id`, 12,000 characters in all at most.',
)

export const externalAuthAlreadyCompleted = defineError(
  { status: 400, code: 'external_auth_session_already_completed', when: 'The sign-in was completed before.' },
  () => 'This sign-in was completed before. Start again from the application.',
)

export const consentOptionsNotSupported = defineError(
  {
    status: 400,
    code: 'user_consent_options_not_supported',
    when: 'The application is first-party, so its users are not asked for consent.',
  },
  () => 'Users of first-party applications are not asked for consent. Leave out `user_consent_options`.',
)

export const claimReserved = defineError(
  {
    status: 400,
    code: 'claim_reserved',
    when: 'A consent option names a claim that the server sets itself, or one twice.',
  },
  (claim: string) => ({
    error: 'Bad Request',
    message: `Claim ${JSON.stringify(claim)} is reserved and cannot be used.`,
  }),
)

export const externalEmailNotAvailable = defineError(
  { status: 400, code: 'email_not_available', when: 'Another user has the email.' },
  () => 'Another user has this email.',
)
