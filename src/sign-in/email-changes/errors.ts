import { defineError, retryAfter } from '#platform/http/errors.ts'

export const emailChangeNotNeeded = defineError(
  { status: 409, code: 'email_change_not_needed', when: 'The user already has this email.' },
  () => 'The user already has this email.',
)

export const emailTaken = defineError(
  { status: 409, code: 'email_not_available', when: 'Another user has the email.' },
  () => 'This email is not available.',
)

export const emailChangeNotAllowed = defineError(
  { status: 409, code: 'email_change_not_allowed', when: 'A directory manages a membership of the user.' },
  () => 'The email of this user is managed by the directory of an organization.',
)

export const invalidNewEmail = defineError(
  { status: 422, code: 'invalid_email', when: 'The value is not a single plain email address.' },
  () => '`new_email` is not an email address. Send one plain address such as jane@example.com.',
)

export const noPendingEmailChange = defineError(
  { status: 409, code: 'no_pending_email_change', when: 'No email change is pending.' },
  () => 'No email change is pending. Send a code to the new email first.',
)

export const emailChangeCodeIncorrect = defineError(
  { status: 400, code: 'email_change_code_incorrect', when: 'The code is not the latest one that was sent.' },
  () => 'The code is incorrect.',
)

export const emailChangeCodeExpired = defineError(
  { status: 400, code: 'email_change_code_expired', when: 'The code is older than 10 minutes.' },
  () => 'The code has expired. Send a new one.',
)

export const emailChangeCodeUsed = defineError(
  { status: 409, code: 'email_change_code_previously_used', when: 'The code was used before.' },
  () => 'The code was already used.',
)

export const emailChangeTooManyAttempts = defineError(
  {
    status: 429,
    code: 'email_change_too_many_attempts',
    when: 'The code had ten wrong guesses and no longer works, or there were over 10 wrong attempts in a minute.',
    headers: retryAfter,
  },
  (seconds: number) => ({ message: 'Too many attempts. Send a new code.', retry_after: seconds }),
)

/** What sending a code may be refused with. */
export const sendRefusals = [emailChangeNotNeeded, emailTaken, emailChangeNotAllowed, invalidNewEmail] as const

/** What a code may be refused with. */
export const confirmRefusals = [
  noPendingEmailChange,
  emailChangeCodeIncorrect,
  emailChangeCodeExpired,
  emailChangeCodeUsed,
  emailChangeTooManyAttempts,
  emailTaken,
  emailChangeNotAllowed,
] as const
