import { failureOf } from '#protocol/failure.ts'

/** Every reason for which the assertion of a provider gets an application no token, with the sentence that it is answered with. */
export const assertionFailureCauses = {
  not_an_assertion: 'The assertion is no signed JSON Web Token of the type `oauth-id-jag+jwt`, or is too long.',
  unknown_issuer: 'No connection takes assertions of this issuer, or its organization is not the one of `aud_tenant`.',
  ambiguous_subject: 'The issuer and the user belong to several organizations: `aud_tenant` must be the id of one.',
  keys_unavailable: 'The keys of the issuer cannot be read at the moment. Present the assertion again in a minute.',
  wrong_signature: 'The signature cannot be verified with the keys and algorithms that the issuer publishes.',
  missing_claim: 'The assertion lacks a claim that every assertion has.',
  invalid_claim: 'A claim of the assertion has the wrong type or is too long.',
  wrong_audience: 'The assertion is not for this server alone: `aud` is not its issuer.',
  wrong_client: 'The assertion is for another application: `client_id` is not the one that authenticates.',
  expired: 'The assertion has expired, or a clock is wrong.',
  not_yet_valid: 'The assertion is from the future: a clock is wrong.',
  lasts_too_long: 'The assertion lasts longer than an hour.',
  wrong_tenant: 'The user was of another tenant of the issuer when they signed in.',
  missing_proof: 'The assertion is bound to a key of which the request has no proof.',
  replayed: 'The assertion was used before.',
  unknown_subject: 'The user has not signed in through the connection yet, which they have to do once.',
  guest:
    'The email of the user is not in a verified domain of the organization, so the provider cannot speak for them.',
  sign_in_refused: 'The user is not an active member of the organization, or may not sign in to it.',
} as const

export class AssertionFailure extends failureOf('AssertionFailure', assertionFailureCauses) {}
