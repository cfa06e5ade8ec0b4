import { defineError, type Fault, notFound, retryAfter, sentencesOf } from '#platform/http/errors.ts'

export function streamNotFound(id: string) {
  return notFound('Signal stream', id)
}

/** SSF 1.0 answers what it cannot read with 400. */
export const invalidStreamRequest = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'A member of a request about a signal stream is missing, has the wrong type, or cannot be changed.',
  },
  (why: string) => why,
)

export function refuseShape(faults: Fault[]) {
  return invalidStreamRequest(sentencesOf(faults))
}

/** RFC 6750 §3.1. */
export const insufficientScope = defineError(
  {
    status: 403,
    code: 'insufficient_scope',
    when: 'The access token lacks the scope that this needs.',
    next: 'Give the machine the scope, and get a token with it.',
    headers: ({ scope }) => ({ 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` }),
  },
  (scope: string) => ({ message: `The access token needs the scope \`${scope}\`.`, scope }),
)

export const tooManyStreams = defineError(
  {
    status: 409,
    code: 'too_many_signal_streams',
    when: 'The machine, or the organization, has as many signal streams as it may have.',
    next: 'Delete one that is not needed.',
  },
  (most: number) => `There are at most ${most} signal streams here. Delete one that is not needed.`,
)

export const verifiedTooOften = defineError(
  {
    status: 429,
    code: 'verified_too_often',
    when: 'The stream was verified less than its `min_verification_interval` ago.',
    headers: retryAfter,
  },
  (seconds: number) => ({
    message: `The stream can be verified every ${seconds} seconds. Try again later.`,
    retry_after: seconds,
  }),
)
