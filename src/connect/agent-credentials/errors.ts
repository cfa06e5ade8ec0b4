import { defineError } from '#platform/http/errors.ts'

/** At the token endpoint, with one message for every cause. */
export const assertionRefused = defineError(
  {
    status: 400,
    code: 'invalid_grant',
    when: 'The assertion of an agent is not ours, has run out, or is older than the claim of its registration.',
    next: 'Refresh the identity, or register again.',
    family: 'oauth',
  },
  () => 'The assertion is not valid, or no longer valid. Refresh the identity, or register again.',
)
