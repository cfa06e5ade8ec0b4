import type { Reason } from '#people/users/index.ts'
import { defineError, notFound } from '#platform/http/errors.ts'

export const passwordResetError = defineError(
  {
    status: 400,
    code: 'password_reset_error',
    when: 'The new password does not meet the policy. `errors` lists why.',
  },
  (errors: Reason[]) => ({ message: 'The password could not be reset.', errors }),
)

/**
 * The 404 for a token that is unknown, expired, used, replaced by a newer one, or was sent to a former email of the
 * user. It shows only the beginning of the token, which may be valid elsewhere.
 */
export function passwordResetTokenNotFound(token: string) {
  const hint = 'It is unknown, has expired or was already used.'
  return notFound('Password reset token', `${token.slice(0, 4)}…`, hint)
}
