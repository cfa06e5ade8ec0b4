import { defineError } from '#platform/http/errors.ts'
import type { Failure } from '../sso-sessions/index.ts'

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

export const signOutRefused = defineError(
  {
    status: 400,
    code: 'sso_logout_refused',
    when: 'A logout request of an identity provider, or its response to one, was not accepted. Nothing was changed.',
    next: 'The message describes the cause, and `reason` names it.',
    page: 'ssoSignOutRefused',
  },
  ({ reason, message }: Pick<Failure, 'reason' | 'message'>) => ({ message, reason }),
)
