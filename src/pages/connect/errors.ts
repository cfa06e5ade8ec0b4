import { defineError } from '../../platform/http/errors.ts'

/** Failures that are shown as a page, since the application's own address is not proven. `page` names their texts. */

export const applicationUnknown = defineError(
  {
    status: 400,
    code: 'application_unknown',
    when: 'The `client_id` is missing, given twice, or of no application.',
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
  () => 'The application that asked for this sign-in, or its redirect URI, is not there any more.',
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

export const logoutUnclear = defineError(
  {
    status: 400,
    code: 'logout_unclear',
    when: 'A form that signs out has neither `id_token_hint` nor `client_id`, or is longer than 12,000 characters.',
  },
  () => 'Send `id_token_hint` or `client_id`, 12,000 characters in all at most.',
)
