import { defineError } from '../../platform/http/errors.ts'

export const grantRefused = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    when: 'The code or refresh token is unknown, has expired, was used before, is not proven, or what it stands for has ended.',
    next: 'Send the user through /oauth2/authorize again.',
    family: 'oauth',
  },
  (why: string) => why,
)
