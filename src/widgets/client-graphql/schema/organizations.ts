/** Organizations of the user, and what pages show of the environment. */
export const organizationsSchema = /* GraphQL */ `
  extend type Query {
    "An organization that the user is a member of."
    organization(id: ID!): Organization!
    "The organizations that the user is a member of."
    organizations: [UserOrganization!]!
    "The name and pictures of the environment."
    branding: Branding!
    "Where the hosted pages are."
    authkitSettings: AuthKitSettings!
  }

  type Organization {
    allowProfilesOutsideOrganization: Boolean!
    createdAt: DateTime!
    id: ID!
    name: String!
    updatedAt: DateTime!
  }

  type UserOrganization {
    id: ID!
    isCurrent: Boolean!
    name: String!
  }

  type Branding {
    displayName: String!
    logoDarkIconPath: String
    logoDarkPath: String
    logoLightIconPath: String
    logoLightPath: String
  }

  type AuthKitSettings {
    origin: String!
  }
`
