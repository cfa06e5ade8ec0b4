/** The user’s passkeys. */
export const passkeysSchema = /* GraphQL */ `
  extend type Query {
    "The passkeys of the user."
    passkeys: [Passkey!]!
  }

  extend type Mutation {
    "Begins a registration: the options are for \`navigator.credentials.create()\`."
    registerPasskey(input: RegisterPasskeyInput!): RegisterPasskeyResult!
    "Ends a registration with what the browser returned."
    verifyPasskey(input: VerifyPasskeyInput!): VerifyPasskeyResult!
    "Deletes a passkey. Sessions continue."
    deletePasskey(input: DeletePasskeyInput!): DeletePasskeyResult!
  }

  type Passkey {
    createdAt: DateTime!
    id: ID!
    lastVerifiedAt: DateTime
    updatedAt: DateTime!
  }

  input RegisterPasskeyInput {
    elevatedAccessToken: String!
  }

  input VerifyPasskeyInput {
    challengeId: String!
    elevatedAccessToken: String!
    response: JSON!
  }

  input DeletePasskeyInput {
    elevatedAccessToken: String!
    passkeyId: ID!
  }

  union RegisterPasskeyResult = ElevatedAccessTokenExpired | ElevatedAccessTokenInvalid | PasskeyRegistrationOptions

  union VerifyPasskeyResult =
    | ElevatedAccessTokenExpired
    | ElevatedAccessTokenInvalid
    | PasskeyChallengeNotFound
    | PasskeyVerificationFailed
    | PasskeyVerified

  union DeletePasskeyResult = ElevatedAccessTokenExpired | ElevatedAccessTokenInvalid | PasskeyDeleted | PasskeyNotFound

  type PasskeyRegistrationOptions {
    challengeId: String!
    options: JSON!
  }

  type PasskeyVerified {
    success: Boolean!
  }

  type PasskeyVerificationFailed {
    _placeholder: Boolean!
  }

  type PasskeyChallengeNotFound {
    _placeholder: Boolean!
  }

  type PasskeyDeleted {
    success: Boolean!
  }

  type PasskeyNotFound {
    _placeholder: Boolean!
  }
`
