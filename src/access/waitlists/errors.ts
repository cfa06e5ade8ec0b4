import { defineError } from '#platform/http/errors.ts'

export const userExists = defineError(
  { status: 422, code: 'user_already_exists', when: 'A user has the email.' },
  () => 'A user with this email already exists. They can sign in.',
)

export const invalidState = defineError(
  {
    status: 422,
    code: 'invalid_state',
    when: 'The entry is approved already, or, to be denied, it is not pending.',
  },
  (wanted: string, state: string) => `The entry cannot be ${wanted}: it is ${state}.`,
)

export const invitationEmailNotSent = defineError(
  {
    status: 422,
    code: 'invitation_email_not_sent',
    when: 'Too many mails went to the email in the last minute. The entry is approved, and its invitation exists.',
  },
  (seconds: number) =>
    `The entry is approved and the invitation exists, but too many mails went to this address. Resend the invitation in ${seconds} s.`,
)
