/** The user’s authenticator app. */
export const secondFactorsSchema = /* GraphQL */ `
  extend type Mutation {
    "Creates a factor, which counts once a code of it is verified."
    enrollTotp(input: EnrollTotpInput!): EnrollTotpResult!
    "Verifies the first code of a factor."
    verifyTotp(input: VerifyTotpInput!): VerifyTotpResult!
    "Removes all second factors of the user."
    removeMfaFactor(input: RemoveMfaFactorInput!): RemoveMfaFactorResult!
  }

  input EnrollTotpInput {
    elevatedAccessToken: String!
  }

  input VerifyTotpInput {
    authenticationChallengeId: String!
    code: String!
    elevatedAccessToken: String!
  }

  input RemoveMfaFactorInput {
    elevatedAccessToken: String!
  }

  union EnrollTotpResult = ElevatedAccessTokenExpired | ElevatedAccessTokenInvalid | TotpAlreadyEnrolled | TotpFactor

  union VerifyTotpResult =
    | ElevatedAccessTokenExpired
    | ElevatedAccessTokenInvalid
    | TotpVerificationFailed
    | TotpVerified

  union RemoveMfaFactorResult =
    | ElevatedAccessTokenExpired
    | ElevatedAccessTokenInvalid
    | MfaFactorRemoved
    | NoMfaFactorsEnrolled

  type TotpFactor {
    authenticationChallengeId: String!
    authenticationFactorId: String!
    "A data URI of a PNG."
    qrCode: String!
    secret: String!
    uri: String!
  }

  type TotpAlreadyEnrolled {
    _placeholder: Boolean!
  }

  type TotpVerified {
    success: Boolean!
  }

  type TotpVerificationFailed {
    _placeholder: Boolean!
  }

  type MfaFactorRemoved {
    success: Boolean!
  }

  type NoMfaFactorsEnrolled {
    _placeholder: Boolean!
  }
`
