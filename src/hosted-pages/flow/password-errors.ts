import type { DomainError } from '../../platform/http/errors.ts'
import type { Reason } from '../../users/index.ts'
import type { Messages } from '../messages/index.ts'

/** What to do about a new password that was refused; `undefined` for a refusal of something else. */
export function passwordErrorText(
  error: DomainError,
  formErrors: Messages['formErrors'],
  minLength: number,
): string | undefined {
  const { code } = error.definition
  if (code !== 'password_strength_error' && code !== 'password_reset_error') return undefined
  const codes = (error.details.errors as Reason[]).map((each) => each.code)
  if (codes.includes('password_too_short')) return formErrors.passwordTooShort(minLength)
  if (codes.includes('password_contains_email')) return formErrors.passwordContainsEmail
  if (codes.includes('password_reused')) return formErrors.passwordReused
  return codes.includes('password_too_weak') ? formErrors.passwordTooCommon : formErrors.passwordBreached
}
