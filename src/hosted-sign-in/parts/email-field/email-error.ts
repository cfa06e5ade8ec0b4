import type { Reader } from '#pages/kit/index.ts'
import { parseEmailAddress } from '#people/users/index.ts'
import { texts } from '../../texts/index.ts'

/** What is wrong with an entered email; `undefined` if nothing is. */
export function emailError(reader: Reader, email: string): string | undefined {
  if (parseEmailAddress(email) !== undefined) return undefined
  const { required, invalid } = texts.parts.emailField(reader)
  return email === '' ? required : invalid
}
