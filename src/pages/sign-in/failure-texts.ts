import type { FailureTexts, Reader } from '../kit/index.ts'
import { texts as invitationTexts } from './pages/invitation/texts/index.ts'
import { texts } from './texts/index.ts'

/** The texts of errors that end a sign-in, by the `page` of their definition, or by their code. */
export function failureTexts(reader: Reader): Readonly<Record<string, FailureTexts>> {
  const { unknown } = invitationTexts(reader)
  return { ...texts(reader), invitation_invalid: unknown, invitation_cannot_be_used_for_email: unknown }
}
