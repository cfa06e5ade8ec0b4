import { samlFailureCauses } from '#protocol/saml/failure-causes.ts'

/** Why the metadata behind a URL was not taken, with the sentence that an administrator reads. */
export const metadataFailureCauses = {
  ...samlFailureCauses,
  provider_unreachable: 'The provider did not answer.',
  forbidden_address: 'The address of the metadata, or one in it, is none that is asked or sent to.',
  unexpected_status:
    'The provider answered with a status other than 200. Redirects are not followed: enter the last address.',
  entity_id_changed:
    'The metadata is of another provider now: its entity id is another one. Enter it anew if that was intended.',
  addresses_taken: 'Another connection to this provider keeps the same addresses of an earlier product.',
} as const

export type MetadataFailureCause = keyof typeof metadataFailureCauses
