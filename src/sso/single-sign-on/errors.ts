import { defineError } from '#platform/http/errors.ts'

export const ssoInvalidGrant = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    when: 'The code is unknown, expired, used or of another environment, or the code_verifier is wrong.',
    family: 'oauth',
  },
  () => 'The code is invalid, has expired or was already used.',
)

export const ssoUnsupportedGrantType = defineError(
  {
    status: 400,
    code: 'unsupported_grant_type',
    when: 'The `grant_type` of POST /sso/token is not `authorization_code`.',
    family: 'oauth',
  },
  () => 'The `grant_type` is not supported. Send `authorization_code`.',
)

export const invalidProfileToken = defineError(
  {
    status: 401,
    code: 'Unauthorized',
    when: 'The access token is missing, unknown or expired.',
    next: 'Send the access token of POST /sso/token as "Authorization: Bearer …", within ten minutes.',
    family: 'oauth',
  },
  () => 'The access token is missing, unknown or expired. Send the one that POST /sso/token returned.',
)
