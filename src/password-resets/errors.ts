import { defineError } from '../platform/http/errors.ts'
import type { Reason } from '../users/index.ts'

export const passwordResetError = defineError(
  {
    status: 400,
    code: 'password_reset_error',
    when: 'The new password does not meet the policy; `errors` says in what.',
  },
  (errors: Reason[]) => ({ message: 'The password could not be reset.', errors }),
)

/** Does not repeat the token: it may be one that works elsewhere. */
export const passwordResetTokenNotFound = defineError(
  {
    status: 404,
    when: 'The token is unknown, expired, used, replaced by a newer one, or went to an address that the user had before.',
  },
  () => 'The password reset token is invalid, has expired or was already used.',
)
