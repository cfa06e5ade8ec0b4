/** Elevated access by a code to the current address, and the change to another one. */
export const emailChangesSchema = /* GraphQL */ `
  extend type Mutation {
    "Emails a code to the user, as the first step to elevated access."
    sendVerificationCode: SendVerificationCodeResult!
    "Exchanges the code for an elevated access token, which is valid for ten minutes."
    verifyCurrentEmail(input: VerifyCurrentEmailInput!): VerifyCurrentEmailResult!
    "Emails a code to a new address."
    sendEmailChange(input: SendEmailChangeInput!): SendEmailChangeResult!
    "Changes the address to the one that the code was sent to."
    confirmEmailChange(input: ConfirmEmailChangeInput!): ConfirmEmailChangeResult!
  }

  input VerifyCurrentEmailInput {
    authenticationChallengeId: ID!
    code: String!
  }

  input SendEmailChangeInput {
    elevatedAccessToken: String!
    newEmail: String!
  }

  input ConfirmEmailChangeInput {
    code: String!
    elevatedAccessToken: String!
  }

  union SendVerificationCodeResult = DailyEmailQuotaExceeded | VerificationCodeSent

  union VerifyCurrentEmailResult =
    | CurrentEmailVerified
    | VerificationCodeExpired
    | VerificationCodeIncorrect
    | VerificationCodePreviouslyUsed
    | VerificationTooManyAttempts

  union SendEmailChangeResult =
    | DailyEmailQuotaExceeded
    | EmailChangeNotAvailable
    | EmailChangeSent
    | EmailManagedByProvider
    | EmailNotAvailable
    | IdentityVerificationExpired
    | IdentityVerificationInvalid
    | InvalidEmail

  union ConfirmEmailChangeResult =
    | EmailChangeCodeExpired
    | EmailChangeCodeIncorrect
    | EmailChangeCodePreviouslyUsed
    | EmailChangeConfirmed
    | EmailChangeTooManyAttempts
    | EmailManagedByProvider
    | EmailNotAvailable
    | IdentityVerificationExpired
    | IdentityVerificationInvalid
    | InvalidEmail
    | NoPendingEmailChange

  type VerificationCodeSent {
    authenticationChallengeId: ID!
    expiresAt: DateTime!
  }

  type CurrentEmailVerified {
    elevatedAccessToken: String!
    expiresAt: String!
  }

  type VerificationCodeExpired {
    message: String!
  }

  type VerificationCodeIncorrect {
    message: String!
  }

  type VerificationCodePreviouslyUsed {
    message: String!
  }

  type VerificationTooManyAttempts {
    message: String!
  }

  type DailyEmailQuotaExceeded {
    message: String!
  }

  type EmailChangeSent {
    expiresAt: DateTime!
  }

  type EmailChangeConfirmed {
    elevatedAccessToken: String!
    expiresAt: String!
    user: User!
  }

  type EmailChangeNotAvailable {
    message: String!
  }

  type EmailManagedByProvider {
    message: String!
  }

  type EmailNotAvailable {
    message: String!
  }

  type InvalidEmail {
    message: String!
  }

  type IdentityVerificationExpired {
    message: String!
  }

  type IdentityVerificationInvalid {
    message: String!
  }

  type EmailChangeCodeExpired {
    message: String!
  }

  type EmailChangeCodeIncorrect {
    message: String!
  }

  type EmailChangeCodePreviouslyUsed {
    message: String!
  }

  type EmailChangeTooManyAttempts {
    message: String!
  }

  type NoPendingEmailChange {
    message: String!
  }
`
