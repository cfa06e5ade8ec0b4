import { defineError } from '#platform/http/errors.ts'

export const unsupportedResponseType = defineError(
  { status: 400, code: 'unsupported_response_type', when: '`response_type` is not `code`.', family: 'oauth' },
  () => '`response_type` must be `code`.',
)

export const requestNotSupported = defineError(
  {
    status: 400,
    code: 'request_not_supported',
    when: 'The parameters are sent as a request object (`request`).',
    next: 'Send them as parameters, or push them to POST /oauth2/par.',
    family: 'oauth',
  },
  () => 'Request objects are not supported. Send the parameters themselves, or push them to POST /oauth2/par.',
)

export const requestNotPushed = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'The application is held to the FAPI 2.0 Security Profile, and its request was not pushed.',
    next: 'Push the parameters to POST /oauth2/par.',
    family: 'oauth',
  },
  () => 'The application must push its requests to POST /oauth2/par.',
)

export const requestUriNotSupported = defineError(
  {
    status: 400,
    code: 'request_uri_not_supported',
    when: 'The `request_uri` does not come from POST /oauth2/par.',
    next: 'Push the parameters to POST /oauth2/par.',
    family: 'oauth',
  },
  () => '`request_uri` can only be one that POST /oauth2/par has answered.',
)

export const registrationNotSupported = defineError(
  {
    status: 400,
    code: 'registration_not_supported',
    when: 'An authorization request registers its client with `registration`.',
    family: 'oauth',
  },
  () => '`registration` is not supported here.',
)

export const redirectUriNotRegistered = defineError(
  {
    status: 400,
    code: 'redirect_uri_not_registered',
    when: 'The `redirect_uri` is missing, given twice, or not registered for the application.',
    next: 'Register it with PUT /connect/applications/{id}.',
    page: 'redirectUnknown',
  },
  (uri: string) =>
    `The redirect URI ${JSON.stringify(uri)} is not registered for the application. Register it with PUT /connect/applications/{id}.`,
)
