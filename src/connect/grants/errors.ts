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
    when: '`code_verifier` is missing although the request for the code had a challenge, or `redirect_uri` is missing although it had none.',
    family: 'oauth',
  },
  (name: string) => `\`${name}\` is missing.`,
)
