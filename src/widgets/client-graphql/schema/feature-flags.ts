/** Feature flags. */
export const featureFlagsSchema = /* GraphQL */ `
  extend type Query {
    "The feature flags of the environment. For users with a permission to manage the organization."
    flags(enabled: Boolean, search: String, limit: Int, before: String, after: String, order: PaginationOrder): FlagList!
    "A feature flag by its id."
    flag(id: ID!): Flag!
    "A feature flag by its slug."
    flagBySlug(slug: String!): Flag!
    "The flags that a member gets in the organization. Others than the user of the token need the permission to manage members."
    evaluatedFlags(userId: ID!, limit: Int, before: String, after: String, order: PaginationOrder): FlagList!
  }

  type Flag {
    createdAt: DateTime!
    defaultValue: Boolean!
    description: String
    enabled: Boolean!
    id: ID!
    name: String!
    slug: String!
    tags: [String!]!
    updatedAt: DateTime!
  }

  type FlagList {
    data: [Flag!]!
    listMetadata: ListMetadata!
  }
`
