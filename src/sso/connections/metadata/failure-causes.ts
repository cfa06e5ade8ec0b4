import { samlFailureCauses } from '#protocol/saml/failure-causes.ts'

/** Why the metadata behind a URL was not taken, with the sentence that an administrator reads. */
export const metadataFailureCauses = {
  ...samlFailureCauses,
  provider_unreachable: 'The provider did not respond.',
  forbidden_address: 'The address of the metadata, or one in it, is not allowed. Use public https addresses.',
  unexpected_status:
    'The provider responded with a status other than 200. Redirects are not followed: enter the final address.',
  entity_id_changed:
    'The metadata now has another entity ID, so it belongs to another provider. If that is intended, enter it again.',
  addresses_taken: 'Another connection to this provider already keeps the same addresses of an earlier product.',
} as const

export type MetadataFailureCause = keyof typeof metadataFailureCauses
