import { failureOf, NamedFailure } from '#protocol/failure.ts'

/** Causes that come from our side of a sign-in, with the sentence that an administrator reads. Protocols have their own. */
export const ssoFailureCauses = {
  connection_incomplete: 'The setup of the connection is not complete, or its metadata could not be read yet.',
  connection_inactive: 'The connection was switched off while the person was at the provider.',
  unknown_request: 'The response answers a request that this connection did not send, or that has expired.',
  already_answered: 'The request was already answered. A response is accepted once.',
  replayed_assertion: 'The assertion was already accepted. An assertion is accepted once.',
  idp_initiated_disabled: 'The sign-in began at the provider, which this connection does not allow.',
  no_redirect_uri: 'The sign-in began at the provider, and the environment has no default redirect URI.',
  outside_organization: 'The person’s email is not at a verified domain of the organization.',
  membership_inactive: 'The person’s membership in the organization is deactivated.',
  not_a_member: 'The person is not a member, and the organization does not add members when they sign in.',
  consent_denied: 'The person did not agree to the sign-in.',
  sign_in_refused: 'The person was authenticated, but is not allowed to sign in.',
  assertion_refused: 'An application presented an assertion of the provider (ID-JAG) that does not count here.',
  social_provider_failed: 'The social provider could not be reached, or its response cannot be trusted.',
  email_unproven: 'The social provider has not verified the person’s email.',
  timed_out: 'The person did not come back from the provider in time.',
} as const

export type SsoFailureCause = keyof typeof ssoFailureCauses

/** Why an attempt failed, wherever that was found: by a protocol, the attribute map, or the sign-in itself. */
export type Failure = Pick<NamedFailure, 'reason' | 'message' | 'details'>

export class SsoFailure extends failureOf('SsoFailure', ssoFailureCauses) {}

/** The named cause of an error. @throws the error itself if it has none, because it is internal then */
export function asFailure(error: unknown): NamedFailure {
  if (error instanceof NamedFailure) return error
  throw error
}

/** The result of some work, or the named cause of its failure. @throws other errors */
export function attempt<T>(work: () => Promise<T>): Promise<T | NamedFailure> {
  return work().catch(asFailure)
}

export function isFailure(outcome: unknown): outcome is NamedFailure {
  return outcome instanceof NamedFailure
}
