import { defineError, type Fault, sentencesOf } from '#platform/http/errors.ts'

export const apiKeyAlreadyExpired = defineError(
  { status: 409, code: 'api_key_already_expired', when: 'The key has expired and cannot be restored.' },
  () => 'API key is already expired.',
)

/** The official API refuses a user's key with a 400 where it refuses an organization's with a 422. */
export const userApiKeyRefused = defineError(
  {
    status: 400,
    code: 'invalid_request_parameters',
    when: 'The user is not an active member of the organization, a permission does not exist, or the expiry has passed.',
  },
  (errors: Fault[]) => ({ message: sentencesOf(errors), errors }),
)
