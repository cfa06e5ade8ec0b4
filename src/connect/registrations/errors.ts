import { type DomainError, defineError, type Fault, retryAfter, sentencesOf } from '#platform/http/errors.ts'

export const registrationIsOff = defineError(
  {
    status: 403,
    code: 'access_denied',
    when: 'Applications may not register themselves in this environment.',
    next: 'Set `dynamic_client_registration` in the sign-in settings, or create the application with POST /connect/applications.',
    family: 'oauth',
  },
  (why: string) => why,
)

export const invalidRedirectUri = defineError(
  {
    status: 400,
    code: 'invalid_redirect_uri',
    when: 'The registration has no redirect URI, or one that is not allowed.',
    family: 'oauth',
  },
  (why: string) => why,
)

export const invalidClientMetadata = defineError(
  {
    status: 400,
    code: 'invalid_client_metadata',
    when: 'The registration asks for something that is not supported.',
    family: 'oauth',
  },
  (why: string) => why,
)

/** RFC 7591 §3.2.2: a member of the wrong type is invalid metadata. */
export function refuseMetadata(faults: Fault[]): DomainError {
  const refuse = faults.some(({ field }) => field.startsWith('redirect_uris'))
    ? invalidRedirectUri
    : invalidClientMetadata
  return refuse(sentencesOf(faults))
}

export const tooManyRegistrations = defineError(
  {
    status: 429,
    code: 'too_many_requests',
    when: 'Over 20 registrations from one network address in an hour, over a tenth of `client_registrations_per_day` from it in a day, or over all of them in an environment.',
    family: 'oauth',
    headers: retryAfter,
  },
  (seconds: number) => ({ message: `Too many registrations. Try again in ${seconds} s.`, retry_after: seconds }),
)

export const registrationTokenWrong = defineError(
  {
    status: 401,
    code: 'invalid_token',
    when: 'The registration access token does not belong to the application.',
    family: 'oauth',
    headers: () => ({ 'www-authenticate': 'Bearer error="invalid_token"' }),
  },
  () => 'The registration access token does not belong to this application.',
)
