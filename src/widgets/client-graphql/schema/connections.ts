/** Single sign-on of the organization, and links into the Admin Portal. */
export const connectionsSchema = /* GraphQL */ `
  extend type Query {
    "The connections of the organization, oldest first."
    ssoConnections: [Connection!]!
    "A connection of the organization."
    ssoConnection(id: ID!): Connection!
  }

  extend type Mutation {
    "Creates a connection. What its provider needs is entered in the Admin Portal."
    createSsoConnection(input: CreateSsoConnectionInput!): Connection!
    "Renames a connection."
    updateSsoConnection(input: UpdateSsoConnectionInput!): Connection!
    "Deletes a connection."
    deleteSsoConnection(id: ID!): ID!
    "A link into the Admin Portal that opens once, within five minutes."
    createAdminPortalLink(intent: AdminPortalLinkIntent!): AdminPortalLink!
  }

  type Connection {
    createdAt: DateTime!
    id: ID!
    name: String!
    organizationId: ID
    setupComplete: Boolean!
    state: ConnectionState!
    type: ConnectionType!
    updatedAt: DateTime!
  }

  enum ConnectionState { Active Deleting Inactive Validating }

  enum ConnectionType {
    ADFSSAML AdpOidc AppleOAuth Auth0Migration Auth0SAML AzureSAML BitbucketOAuth CasSAML ClassLinkSAML
    CleverOIDC CloudflareSAML CyberArkSAML DiscordOAuth DuoSAML EntraIdOIDC GenericOIDC GenericSAML
    GitLabOAuth GithubOAuth GoogleOAuth GoogleOIDC GoogleSAML GrokOAuth IntuitOAuth JumpCloudSAML
    KeycloakSAML LastPassSAML LinkedInOAuth LoginGovOidc MagicLink MicrosoftOAuth MiniOrangeSAML
    NetIqSAML OktaOIDC OktaSAML OneLoginSAML OracleSAML PingFederateSAML PingOneSAML RipplingSAML
    SalesforceOAuth SalesforceSAML ShibbolethGenericSAML ShibbolethSAML SimpleSamlPhpSAML SlackOAuth
    TestIdp VMwareSAML VercelMarketplaceOAuth VercelOAuth XOAuth XeroOAuth
  }

  input CreateSsoConnectionInput {
    "Default: the name of the organization."
    name: String
    type: ConnectionType!
  }

  input UpdateSsoConnectionInput {
    id: ID!
    name: String
  }

  type AdminPortalLink {
    expiresAt: DateTime!
    intent: AdminPortalLinkIntent!
    link: String!
  }

  enum AdminPortalLinkIntent { DomainVerification LogStreams Sso }
`
