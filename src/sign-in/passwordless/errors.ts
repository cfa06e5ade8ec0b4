import { defineError } from '#platform/http/errors.ts'

export const passwordlessSessionRefused = defineError(
  {
    status: 422,
    code: 'invalid_passwordless_session',
    when: 'The link cannot be created: its redirect URI is not registered, or its connection does not sign this user in.',
  },
  (field: string, why: string) => {
    const message = `\`${field}\` cannot be used. ${why}`
    return { message, errors: [{ field, code: `${field}_invalid`, message }] }
  },
)

export const passwordlessSessionOver = defineError(
  {
    status: 400,
    code: 'passwordless_session_over',
    when: 'The link of the passwordless session was used or has expired, so it is not sent.',
    next: 'Create another one.',
  },
  () => 'The link was used or has expired. Create another passwordless session.',
)
