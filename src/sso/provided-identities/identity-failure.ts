import { failureOf } from '#protocol/failure.ts'

/** Why a user can't be identified from a provider's response, with the sentence that an administrator reads. */
export const identityFailureCauses = {
  missing_attribute: 'The provider did not send an attribute that every sign-in needs.',
  several_ids: 'The provider sent several values for the person’s ID.',
  invalid_id: 'The ID that the provider sent is too long, or has characters that are not allowed.',
  transient_id:
    'The provider sends a different ID for the person at every sign-in. Send an attribute for the ID, or a NameID that stays the same.',
  invalid_email: 'The email address that the provider sent is not valid.',
} as const

export type IdentityFailureCause = keyof typeof identityFailureCauses

/** A sign-in that is valid but identifies no one. */
export class IdentityFailure extends failureOf('IdentityFailure', identityFailureCauses) {}
