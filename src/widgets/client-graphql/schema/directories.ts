/** Directories of the organization, with their users and groups. */
export const directoriesSchema = /* GraphQL */ `
  extend type Query {
    "The directories of the organization."
    directoryConnections(search: String, limit: Int, before: String, after: String, order: PaginationOrder): DirectoryList!
    "A directory of the organization."
    directoryConnection(id: ID!): Directory!
    "The users of a directory."
    directoryUsers(directoryId: ID!, limit: Int, before: String, after: String, order: PaginationOrder): DirectoryUserList!
    "The groups of a directory."
    directoryGroups(directoryId: ID!, limit: Int, before: String, after: String, order: PaginationOrder): DirectoryGroupList!
  }

  type Directory {
    createdAt: DateTime!
    "The key in the URL of its SCIM endpoint."
    externalKey: String!
    id: ID!
    name: String!
    organizationId: ID!
    state: String!
    type: String!
    updatedAt: DateTime!
  }

  type DirectoryList {
    data: [Directory!]!
    listMetadata: ListMetadata!
  }

  type DirectoryUser {
    createdAt: DateTime!
    directoryId: ID!
    email: String
    firstName: String
    id: ID!
    idpId: String!
    lastName: String
    organizationId: ID!
    state: String!
    updatedAt: DateTime!
    username: String
  }

  type DirectoryUserList {
    data: [DirectoryUser!]!
    listMetadata: ListMetadata!
  }

  type DirectoryGroup {
    createdAt: DateTime!
    directoryId: ID!
    id: ID!
    idpId: String!
    name: String!
    organizationId: ID!
    updatedAt: DateTime!
  }

  type DirectoryGroupList {
    data: [DirectoryGroup!]!
    listMetadata: ListMetadata!
  }
`
