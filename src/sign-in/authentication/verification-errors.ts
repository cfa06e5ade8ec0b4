import { defineError, retryAfter } from '#platform/http/errors.ts'

/** The errors of verifying an address by the API, which has other codes than the grants. */

export const emailAlreadyVerified = defineError(
  { status: 400, code: 'email_already_verified', when: 'The email is already verified.' },
  () => 'The email address is already verified.',
)

export const emailPreviouslyVerified = defineError(
  { status: 400, code: 'email_previously_verified', when: 'The email was verified before.' },
  () => 'The email address was verified before.',
)

export const verificationCodeIncorrect = defineError(
  { status: 400, code: 'email_verification_code_incorrect', when: 'The code is not the one that was sent.' },
  () => 'The code is incorrect.',
)

export const verificationCodeUsed = defineError(
  { status: 400, code: 'email_verification_code_previously_used', when: 'The code was used before.' },
  () => 'The code was already used.',
)

export const verificationCodeExpired = defineError(
  {
    status: 400,
    code: 'email_verification_code_expired',
    when: 'The code has expired, was replaced, or had ten wrong guesses.',
  },
  () => 'The code has expired. Send a new one.',
)

export const tooManyVerificationTries = defineError(
  {
    status: 429,
    code: 'too_many_requests',
    when: 'Over 10 wrong attempts in a minute for one user.',
    headers: retryAfter,
  },
  (seconds: number) => ({ message: `Too many attempts. Try again in ${seconds} s.`, retry_after: seconds }),
)
