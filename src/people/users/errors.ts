import { defineError, type Fault, platformErrors } from '#platform/http/errors.ts'

/** One reason among several, in the official shape. */
export type Reason = Pick<Fault, 'code' | 'message'>

export const userCreationError = defineError(
  {
    status: 400,
    code: 'user_creation_error',
    when: 'Another user has the email (email_not_available) or the external id (external_id_already_used).',
  },
  (...errors: Reason[]) => ({ message: 'Could not create user.', errors }),
)

export const passwordStrengthError = defineError(
  {
    status: 400,
    code: 'password_strength_error',
    when: 'The password does not meet the policy. `errors` lists why.',
  },
  (errors: Reason[]) => ({ message: 'Password does not meet strength requirements.', errors }),
)

export const invalidPasswordHash = defineError(
  {
    status: 400,
    code: 'invalid_password_hash',
    when: 'The hash is malformed, or its parameters exceed the documented bounds.',
  },
  (why: string) => `Invalid password hash: ${why}.`,
)

export const passwordAndHashGiven = defineError(
  { status: 400, code: 'password_and_password_hash_provided', when: 'The request has both a password and a hash.' },
  () => 'Send either `password` or `password_hash`, not both.',
)

export const passwordAndHashTypeGiven = defineError(
  {
    status: 400,
    code: 'password_and_password_hash_type_provided',
    when: 'The request has a password and a hash type.',
  },
  () => '`password_hash_type` belongs to `password_hash`. Leave it out when you send `password`.',
)

export const saltPositionWithoutHash = defineError(
  {
    status: 400,
    code: 'password_salt_position_requires_password_hash',
    when: 'The request has a salt position and no hash.',
  },
  () => '`password_salt_position` belongs to `password_hash`. Send both, or neither.',
)

export const emailNotAvailable = defineError(
  { status: 400, code: 'email_not_available', when: 'Another user has the email.' },
  () => 'This email is not available.',
)

const notAnAddress = '`email` is not an email address. Send one plain address such as jane@example.com.'

export const invalidEmail = defineError(
  { status: 400, code: 'invalid_email', when: 'The value is not a single plain email address.' },
  () => notAnAddress,
)

export const invalidLocale = defineError(
  { status: 400, code: 'invalid_locale', when: 'The locale is not a BCP 47 language tag.' },
  (tag: string) => `\`locale\` is ${JSON.stringify(tag.slice(0, 60))}. Send a language tag such as \`en-US\`.`,
)

/** The 422 for an invalid email, where the official description has no error of its own. */
export function malformedEmail() {
  return platformErrors.invalidRequest([
    {
      field: 'email',
      code: 'email_not_an_address',
      message: notAnAddress,
    },
  ])
}
