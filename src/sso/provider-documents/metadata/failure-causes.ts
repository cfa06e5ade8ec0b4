import type { OutgoingFailure } from '#platform/outgoing/errors.ts'
import { oidcFailureCauses } from '#protocol/oidc/failure-causes.ts'
import { samlFailureCauses } from '#protocol/saml/failure-causes.ts'

/** As a sign-in through OpenID Connect names them: one cause has one name. */
const { unknown_host, provider_unreachable, tls_failed, provider_timed_out, answer_too_large } = oidcFailureCauses
const requestFailureCauses = { unknown_host, provider_unreachable, tls_failed, provider_timed_out, answer_too_large }

/** Why the metadata behind a URL was not taken, with the sentence that an administrator reads. */
export const metadataFailureCauses = {
  ...samlFailureCauses,
  ...requestFailureCauses,
  forbidden_address: 'The address, or one in the metadata, is in a private network or has a forbidden scheme.',
  unexpected_status:
    'The provider responded with a status other than 200. Redirects are not followed: enter the final address.',
  entity_id_changed:
    'The metadata now has another entity ID, so it belongs to another provider. If that is intended, enter it again.',
  addresses_taken: 'Another connection to this provider already keeps the same addresses of an earlier product.',
} as const

export type MetadataFailureCause = keyof typeof metadataFailureCauses

/** Causes that may pass without a change at the provider's metadata: a connection may be stored all the same. */
export const passingCauses: readonly MetadataFailureCause[] = [
  'unknown_host',
  'provider_timed_out',
  'provider_unreachable',
  'tls_failed',
  'unexpected_status',
]

/** The cause for a request without an answer. */
export const causeOf = {
  invalid_url: 'forbidden_address',
  forbidden_scheme: 'forbidden_address',
  forbidden_address: 'forbidden_address',
  unresolvable: 'unknown_host',
  timeout: 'provider_timed_out',
  too_large: 'answer_too_large',
  connection_failed: 'provider_unreachable',
  tls_failed: 'tls_failed',
} as const satisfies Readonly<Record<OutgoingFailure, MetadataFailureCause>>
