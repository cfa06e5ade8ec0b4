/** Ways to sign in, and the user’s password. */
export const passwordsSchema = /* GraphQL */ `
  extend type Query {
    "How users may sign in, and what a password must be."
    authenticationSettings: AuthenticationSettings!
  }

  extend type Mutation {
    "Sets a first password."
    createPassword(input: CreatePasswordInput!): CreatePasswordResult!
    "Changes the password and ends the other sessions of the user."
    updatePassword(input: UpdatePasswordInput!): UpdatePasswordResult!
  }

  type AuthenticationSettings {
    mfaEnabled: Boolean!
    mfaRequired: Boolean!
    passkeyAuthEnabled: Boolean!
    passwordAuthEnabled: Boolean!
    passwordPolicy: PasswordPolicy!
  }

  type PasswordPolicy {
    minimumLength: Int!
    "A score from 0 to 4, as zxcvbn gives it."
    minimumStrength: Int!
    rejectsBreachedPasswords: Boolean!
    requiresLowercase: Boolean!
    requiresNumber: Boolean!
    requiresSymbol: Boolean!
    requiresUppercase: Boolean!
  }

  input CreatePasswordInput {
    elevatedAccessToken: String!
    password: String!
  }

  input UpdatePasswordInput {
    currentPassword: String!
    newPassword: String!
  }

  union CreatePasswordResult =
    | ElevatedAccessTokenExpired
    | ElevatedAccessTokenInvalid
    | PasswordCreated
    | PasswordPolicyViolation
    | UserAlreadyHasPassword

  union UpdatePasswordResult = IncorrectPassword | PasswordPolicyViolation | PasswordUpdated

  type PasswordCreated {
    success: Boolean!
  }

  type PasswordUpdated {
    success: Boolean!
  }

  type UserAlreadyHasPassword {
    _placeholder: Boolean!
  }

  type IncorrectPassword {
    _placeholder: Boolean!
  }

  type PasswordPolicyViolation {
    "That of the first violation, as is the message."
    code: String!
    message: String!
    violations: [PasswordViolation!]!
  }

  type PasswordViolation {
    allowedSymbols: String
    breachOccurrences: Int
    characterType: PasswordCharacterType
    code: String!
    maximumLength: Int
    message: String!
    minimumLength: Int
    strengthSuggestions: [String!]!
    strengthWarning: String
  }

  enum PasswordCharacterType { Lowercase Number Symbol Uppercase }
`
