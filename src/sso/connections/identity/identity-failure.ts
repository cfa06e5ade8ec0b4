import { failureOf } from '#protocol/failure.ts'

/** Why a person cannot be told from what a provider sent, with the sentence that an administrator reads. */
export const identityFailureCauses = {
  missing_attribute: 'The provider did not send an attribute without which nobody can be signed in.',
  several_ids: 'The provider sent several values for the id of the person.',
  invalid_id: 'The id that the provider sent is too long, or holds characters that no id has.',
  transient_id:
    'The provider names the person anew at every sign-in. Send an attribute for the id, or a NameID that stays.',
  invalid_email: 'What the provider sent as the email address is none.',
} as const

export type IdentityFailureCause = keyof typeof identityFailureCauses

/** A sign-in whose proof holds and that names no one. */
export class IdentityFailure extends failureOf('IdentityFailure', identityFailureCauses) {}
