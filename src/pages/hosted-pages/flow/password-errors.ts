import type { Reason } from '../../../people/users/index.ts'
import type { DomainError } from '../../../platform/http/errors.ts'
import type { Messages } from '../messages/index.ts'

/** What to do about a refused new password; `undefined` for other errors. */
export function passwordErrorText(
  error: DomainError,
  formErrors: Messages['formErrors'],
  minLength: number,
): string | undefined {
  const { code } = error.definition
  if (code !== 'password_strength_error' && code !== 'password_reset_error') return undefined
  const codes = new Set((error.details.errors as Reason[]).map((each) => each.code))
  if (codes.has('password_too_short')) return formErrors.passwordTooShort(minLength)
  if (codes.has('password_too_long')) return formErrors.passwordTooLong
  if (codes.has('password_contains_email')) return formErrors.passwordContainsEmail
  if (codes.has('password_reused')) return formErrors.passwordReused
  if (!codes.has('password_pwned')) return formErrors.passwordTooWeak
  return codes.has('password_too_weak') ? formErrors.passwordTooCommon : formErrors.passwordBreached
}
