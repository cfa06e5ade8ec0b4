/** Members of the organization, and people who were invited. */
export const membersSchema = /* GraphQL */ `
  extend type Query {
    "The members of the organization, and people who were invited."
    organizationMemberships(roleSlug: String, search: String, limit: Int, before: String, after: String, order: PaginationOrder): OrganizationMemberList!
  }

  extend type Mutation {
    "Sends an invitation."
    inviteUser(input: InviteUserInput!): InviteUserResult!
    "Sends an invitation again. One that has expired or was revoked is followed by a new one."
    resendInvitation(input: ResendInvitationInput!): ResendInvitationResult!
    "Takes a pending invitation back."
    revokeInvitation(input: RevokeInvitationInput!): RevokeInvitationResult!
    "Replaces the roles of a member: all that are given, or the first where the environment allows one."
    updateMemberRole(input: UpdateMemberRoleInput!): UpdateMemberRoleResult!
    "Deletes a membership. The user stays."
    removeMember(input: RemoveMemberInput!): RemoveMemberResult!
  }

  type OrganizationMember {
    createdAt: DateTime!
    email: String!
    emailVerified: Boolean!
    firstName: String
    "The id of the user, or of the invitation if the person has no account yet."
    id: ID!
    lastActivityAt: DateTime
    lastName: String
    profilePictureUrl: String
    roles: [OrganizationMemberRole!]!
    status: OrganizationMemberStatus!
  }

  type OrganizationMemberList {
    data: [OrganizationMember!]!
    listMetadata: ListMetadata!
  }

  type OrganizationMemberRole {
    name: String!
    slug: String!
  }

  enum OrganizationMemberStatus { Active InviteExpired InviteRevoked Invited NoInvite }

  type OrganizationInvitation {
    createdAt: DateTime!
    email: String!
    expiresAt: DateTime!
    id: ID!
    roleSlug: String
    status: OrganizationInvitationStatus!
  }

  enum OrganizationInvitationStatus { Accepted Expired Pending Revoked }

  input InviteUserInput {
    email: String!
    "From 1 to 30. Default: 7."
    expiresInDays: Int
    "Default: the default role of the organization."
    roleSlug: String
  }

  input ResendInvitationInput {
    userId: ID!
  }

  input RevokeInvitationInput {
    userId: ID!
  }

  input UpdateMemberRoleInput {
    roleSlugs: [String!]!
    userId: ID!
  }

  input RemoveMemberInput {
    userId: ID!
  }

  union InviteUserResult =
    | InvalidInvitationExpiry
    | InvalidInviteeEmail
    | InvalidInviteeRole
    | InviteeAlreadyInvited
    | InviteeAlreadyMember
    | InviteeEmailNotDeliverable
    | OrganizationBlockedFromSendingInvites
    | UserInvited

  union ResendInvitationResult =
    | InvitationResent
    | InviteeAlreadyAccepted
    | InviteeEmailNotDeliverable
    | ResendInvitationNotFound

  union RevokeInvitationResult = InvitationNotFound | InvitationNotPending | InvitationRevoked

  union UpdateMemberRoleResult = MemberNotFound | MemberRoleUpdated | RoleNotFound

  union RemoveMemberResult = MemberIsManagedByDirectory | MemberNotFound | MemberRemoved

  type UserInvited {
    invitation: OrganizationInvitation!
  }

  type InvitationResent {
    invitation: OrganizationInvitation!
  }

  type InvitationRevoked {
    invitation: OrganizationInvitation!
  }

  type MemberRoleUpdated {
    member: OrganizationMember!
  }

  type MemberRemoved {
    userId: ID!
  }

  type InvalidInvitationExpiry {
    _placeholder: Boolean
  }

  type InvalidInviteeEmail {
    email: String!
  }

  type InvalidInviteeRole {
    roleSlug: String
  }

  type InviteeAlreadyInvited {
    email: String!
  }

  type InviteeAlreadyMember {
    email: String!
  }

  type InviteeAlreadyAccepted {
    userId: ID!
  }

  type InviteeEmailNotDeliverable {
    email: String!
  }

  type OrganizationBlockedFromSendingInvites {
    _placeholder: Boolean
  }

  type ResendInvitationNotFound {
    userId: ID!
  }

  type InvitationNotFound {
    userId: ID!
  }

  type InvitationNotPending {
    userId: ID!
  }

  type MemberNotFound {
    userId: ID!
  }

  type MemberIsManagedByDirectory {
    userId: ID!
  }

  type RoleNotFound {
    roleSlugs: [String!]!
  }
`
