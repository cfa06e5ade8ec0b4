import { defineError } from '#platform/http/errors.ts'

export const tokenTooBig = defineError(
  {
    status: 400,
    code: 'token_too_big',
    family: 'oauth',
    when: 'The claims of the JWT template are larger than 3,072 bytes for this user. The user was not signed in.',
  },
  (bytes: number, limit: number) =>
    `The claims of the JWT template are ${bytes} bytes for this user; a token carries at most ${limit}.`,
)

export const templateFailed = defineError(
  {
    status: 400,
    code: 'jwt_template_failed',
    family: 'oauth',
    when: 'For this user, the JWT template puts an object or array inside a string. The user was not signed in.',
  },
  () => 'The JWT template puts an object or array inside a string for this user. Remove the quotes around it.',
)

/** What prevents the claims of a user from being made. */
export const templateErrors = [tokenTooBig, templateFailed]
