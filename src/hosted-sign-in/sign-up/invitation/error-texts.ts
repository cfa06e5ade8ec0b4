import type { FailureTexts, Reader } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

/** The texts of errors about an invitation that a sign-in began with. */
export function invitationErrorTexts(reader: Reader): Readonly<Record<string, FailureTexts>> {
  const { unknown } = texts.signUp.invitation(reader)
  return { invitation_invalid: unknown, invitation_cannot_be_used_for_email: unknown }
}
