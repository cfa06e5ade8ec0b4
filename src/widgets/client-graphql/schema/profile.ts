/** The user of the token, other members, and the user’s own profile. */
export const profileSchema = /* GraphQL */ `
  extend type Query {
    "The user of the token."
    me: User!
    "A member of the organization. Others than the user of the token need the permission to manage members."
    user(id: ID!): User!
  }

  extend type Mutation {
    "Changes what is given; an empty text clears it."
    updateProfile(input: UpdateProfileInput!): UpdateProfileResult!
  }

  type User {
    "Accounts at social providers with which the user signs in."
    connectedAccounts: [ConnectedAccount!]!
    createdAt: DateTime!
    email: String!
    emailVerified: Boolean!
    firstName: String
    id: ID!
    lastName: String
    "Whether a second factor is set up and the environment uses it. Only on \`me\`."
    mfaEnabled: Boolean!
    "Always null: the server does not record it."
    mfaLastUsedAt: DateTime
    "Always null: the server does not record it."
    passwordLastUsedAt: DateTime
    "Whether the user has a password. Only on \`me\`."
    passwordSet: Boolean!
    profilePictureUrl: String
    updatedAt: DateTime!
  }

  enum OAuthProvider {
    AppleOAuth BitbucketOAuth DiscordOAuth GitLabOAuth GithubOAuth GoogleOAuth GrokOAuth IntuitOAuth
    LinkedInOAuth MicrosoftOAuth SalesforceOAuth SlackOAuth VercelMarketplaceOAuth VercelOAuth XOAuth
    XeroOAuth
  }

  type ConnectedAccount {
    email: String
    firstName: String
    id: ID!
    lastLoginAt: DateTime
    lastName: String
    profilePictureUrl: String
    provider: OAuthProvider!
  }

  input UpdateProfileInput {
    firstName: String
    lastName: String
    locale: String
  }

  union UpdateProfileResult = InvalidLocale | ProfileUpdated

  type ProfileUpdated {
    user: User!
  }

  type InvalidLocale {
    _placeholder: Boolean!
  }
`
