import { defineError } from '#platform/http/errors.ts'

export const signInExpired = defineError(
  {
    status: 400,
    code: 'sign_in_expired',
    when: 'The sign-in is unknown, over an hour old, began in another browser, or went on in another tab.',
    page: 'flowExpired',
  },
  () => 'This sign-in has expired. Start again from the application.',
)
