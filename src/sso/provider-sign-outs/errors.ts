import { defineError } from '../../platform/http/errors.ts'

export const signOutUnsupported = defineError(
  {
    status: 400,
    code: 'connection_invalid',
    when: 'The provider of the profile cannot end sessions, or no session of the person at it is known.',
    family: 'oauth',
  },
  (why: string) => why,
)

export const signOutUnknown = defineError(
  { status: 404, code: 'entity_not_found', when: 'The token is unknown, expired or was already used.' },
  () => 'The logout token is unknown, has expired or was already used.',
)
