/** Roles and permissions. */
export const rolesSchema = /* GraphQL */ `
  extend type Query {
    "The roles that members can have, highest priority first."
    roles: RolesResult!
    "One of the roles that members can have."
    role(id: ID!): Role
    "The permissions of the environment."
    permissions(search: String, limit: Int, before: String, after: String, order: PaginationOrder): PermissionList!
    "What the roles of a member permit. Others than the user of the token need the permission to manage members."
    effectivePermissions(userId: ID!): [Permission!]!
  }

  extend type Mutation {
    "Creates a role of the organization. Its slug begins with \`org-\`."
    createRole(input: CreateRoleInput!): Role!
    "Changes a role of the organization. Without a description, it has none."
    updateRole(input: UpdateRoleInput!): Role!
    "Deletes a role of the organization that no one has."
    deleteRole(input: DeleteRoleInput!): RoleDeleted!
    "Adds a permission to a role of the organization."
    assignPermissionToRole(input: AssignPermissionToRoleInput!): Role!
  }

  type Role {
    createdAt: DateTime!
    description: String
    id: ID!
    isDefault: Boolean!
    name: String!
    slug: String!
    updatedAt: DateTime!
  }

  type RolesResult {
    multipleRolesEnabled: Boolean!
    roles: [Role!]!
  }

  type Permission {
    createdAt: DateTime!
    description: String
    id: ID!
    name: String!
    slug: String!
    system: Boolean!
    updatedAt: DateTime!
  }

  type PermissionList {
    data: [Permission!]!
    listMetadata: ListMetadata!
  }

  input CreateRoleInput {
    description: String
    name: String!
    permissions: [String!]
    slug: String
  }

  input UpdateRoleInput {
    description: String
    id: ID!
    name: String!
    permissions: [String!]
  }

  input DeleteRoleInput {
    id: ID!
  }

  input AssignPermissionToRoleInput {
    permissionSlug: String!
    roleId: ID!
  }

  type RoleDeleted {
    id: ID!
  }
`
