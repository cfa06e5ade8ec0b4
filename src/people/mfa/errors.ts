import { defineError, platformErrors, retryAfter } from '#platform/http/errors.ts'

export const invalidPhoneNumber = defineError(
  { status: 422, code: 'invalid_phone_number', when: 'The phone number is missing or not in E.164 format.' },
  () => '`phone_number` is not a phone number. Send one in E.164 format, such as +14155550123.',
)

export const smsTemplateWithoutCode = defineError(
  { status: 422, code: 'invalid_sms_template', when: 'The template does not contain {{code}}.' },
  () => '`sms_template` does not contain {{code}}. Put it where the code goes.',
)

export const challengeExpired = defineError(
  { status: 422, code: 'authentication_challenge_expired', when: 'The challenge is older than 10 minutes.' },
  (id: string) => `The authentication challenge '${id}' has expired.`,
)

export const challengeVerified = defineError(
  {
    status: 422,
    code: 'authentication_challenge_previously_verified',
    when: 'The challenge is already verified.',
  },
  (id: string) => `The authentication challenge '${id}' has already been verified.`,
)

export const tooManyCodeAttempts = defineError(
  {
    status: 400,
    code: 'one_time_code_too_many_attempts',
    when: 'The challenge had ten wrong codes, or its factor had too many.',
  },
  () => 'Too many attempts. Wait a minute, then create a new challenge.',
)

export const smsChallengeRateLimited = defineError(
  {
    status: 429,
    code: 'sms_challenge_rate_limited',
    when: 'Over three text messages with a code in a minute to one phone.',
    next: 'Wait for the number of seconds in Retry-After, then create the challenge again.',
    headers: retryAfter,
  },
  (seconds: number) => ({
    message: `Too many text messages were sent to this phone. Try again in ${seconds} s.`,
    retry_after: seconds,
  }),
)

export const totpAlreadyEnrolled = defineError(
  { status: 422, code: 'totp_already_enrolled', when: 'The user has a factor with this TOTP secret.' },
  // The official migration tool looks for these words.
  () => 'The `totp_secret` is already enrolled for this user. Send another secret, or use the factor that has it.',
)

/** A 422 for a value of the authenticator app. */
export function totpRefused(
  field: 'totp_secret' | 'totp_user' | 'totp_issuer',
  code: 'invalid' | 'required' | 'too_long',
) {
  const messages = {
    invalid: `\`${field}\` is not a valid secret. Send 10 to 64 bytes in Base32.`,
    required: `\`${field}\` is missing. A factor without a user needs it, as the app's label.`,
    too_long: '`totp_issuer` and `totp_user` are too long for a QR code. Send shorter ones.',
  }
  return platformErrors.invalidRequest([{ field, code: `${field}_${code}`, message: messages[code] }])
}
