/** The user’s sessions. */
export const sessionsSchema = /* GraphQL */ `
  extend type Query {
    "The active sessions of the user, newest first."
    sessions: [Session!]!
  }

  extend type Mutation {
    "Ends a session of the user."
    revokeSession(input: RevokeSessionInput!): RevokeSessionResult!
    "Ends all sessions of the user but the one of the token."
    revokeAllSessions: RevokeAllSessionsResult!
  }

  type Session {
    createdAt: DateTime!
    "Always null: the server knows countries of addresses, and no cities."
    currentLocation: SessionLocation
    id: ID!
    ipAddress: String
    "Whether the token belongs to it."
    isCurrent: Boolean!
    lastActivityAt: DateTime
    organizationId: String
    state: SessionState!
    updatedAt: DateTime!
    userAgent: String
  }

  type SessionState {
    expiresAt: DateTime
    "\`Issued\`, or \`Revoked\` after it was ended."
    tag: String!
  }

  type SessionLocation {
    cityName: String!
    countryISOCode: String!
  }

  input RevokeSessionInput {
    sessionId: ID!
  }

  union RevokeSessionResult = SessionNotFound | SessionRevoked

  union RevokeAllSessionsResult = AllSessionsRevoked

  type SessionRevoked {
    session: Session!
  }

  type SessionNotFound {
    sessionId: ID!
  }

  type AllSessionsRevoked {
    success: Boolean!
  }
`
