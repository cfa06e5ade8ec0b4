import type { Reader } from '#pages/kit/index.ts'
import type { Reason } from '#people/users/index.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { texts } from '../../texts/index.ts'

/** What to do about a refused new password; `undefined` for other errors. */
export function passwordErrorText(reader: Reader, error: DomainError, minLength: number): string | undefined {
  const { code } = error.definition
  if (code !== 'password_strength_error' && code !== 'password_reset_error') return undefined
  const text = texts.parts.newPassword(reader)
  const codes = new Set((error.details.errors as Reason[]).map((each) => each.code))
  if (codes.has('password_too_short')) return text.tooShort(minLength)
  if (codes.has('password_too_long')) return text.tooLong
  if (codes.has('password_contains_email')) return text.containsEmail
  if (codes.has('password_reused')) return text.reused
  if (!codes.has('password_pwned')) return text.tooWeak
  return codes.has('password_too_weak') ? text.tooCommon : text.breached
}
