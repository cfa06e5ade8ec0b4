import { defineError } from '#platform/http/errors.ts'

export const grantRefused = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    when: 'The code or refresh token is unknown, has expired, was used before, is not proven, or its grant has ended.',
    next: 'Send the user through /oauth2/authorize again.',
    family: 'oauth',
  },
  (why: string) => why,
)

export const proofMissing = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'The request for the code had a challenge and `code_verifier` is missing, or it had none and `redirect_uri` is.',
    family: 'oauth',
  },
  (name: string) => `\`${name}\` is missing.`,
)
