/** Accounts at other services, of the user and of the organization. */
export const dataProvidersSchema = /* GraphQL */ `
  extend type Query {
    "Services that the user can connect, and those that they have connected."
    dataProviders(limit: Int, before: String, after: String, order: PaginationOrder): DataProviderList!
    "One of \`dataProviders\`."
    dataProvider(id: ID!): DataProvider!
    "The accounts of the user."
    dataProviderConnections(limit: Int, before: String, after: String, order: PaginationOrder): DataProviderConnectionList!
    "An account of the user."
    dataProviderConnection(id: ID!): DataProviderConnection!
    "Whether an authorization is still under way. Once it has ended, the lists show the result."
    dataProviderAuthorizationStatus(dataProviderId: ID!, state: String!): DataProviderAuthorizationStatus!
    "Services that the organization connects for all its members."
    organizationDataProviders(limit: Int, before: String, after: String, order: PaginationOrder): OrganizationDataProviderList!
  }

  extend type Mutation {
    "Starts to connect the user by OAuth."
    createDataProviderAuthorization(input: CreateDataProviderAuthorizationInput!): CreateDataProviderAuthorizationResult!
    "Starts to connect the organization by OAuth."
    createOrganizationDataProviderAuthorization(input: CreateOrganizationDataProviderAuthorizationInput!): CreateDataProviderAuthorizationResult!
    "Connects the user by a key, or replaces the key."
    createDataProviderConnection(input: CreateDataProviderConnectionInput!): DataProviderConnection!
    "Connects the user by a client of theirs, or replaces it."
    connectDataProviderWithClientCredentials(input: ConnectDataProviderWithClientCredentialsInput!): ConnectDataProviderResult!
    "Disconnects an account of the user."
    deleteDataProviderConnection(id: ID!): ID!
    "Offers a service to the members of the organization, or no longer."
    setDataProviderEnabled(input: SetDataProviderEnabledInput!): DataProvider!
    "Changes what is given of the settings of the organization."
    setDataProviderConfiguration(input: SetDataProviderConfigurationInput!): SetDataProviderConfigurationResult!
  }

  type DataProvider {
    authMethods: [String!]!
    createdAt: DateTime!
    description: String
    "Whether members of the organization can connect it."
    enabled: Boolean!
    id: ID!
    integrationType: String!
    name: String!
    scopes: [String!]
    slug: String!
    state: String!
    updatedAt: DateTime!
  }

  type DataProviderList {
    data: [DataProvider!]!
    listMetadata: ListMetadata!
  }

  type DataProviderConnection {
    authMethod: String!
    createdAt: DateTime!
    dataProviderId: ID!
    dataProviderSlug: String!
    id: ID!
    organizationId: ID
    scopes: [String!]!
    state: String!
    updatedAt: DateTime!
    userId: ID
  }

  type DataProviderConnectionList {
    data: [DataProviderConnection!]!
    listMetadata: ListMetadata!
  }

  type OrganizationDataProvider {
    authMethods: [String!]!
    connection: DataProviderConnection
    createdAt: DateTime!
    description: String
    enabled: Boolean!
    hasCredentials: Boolean!
    id: ID!
    integrationType: String!
    name: String!
    scopes: [String!]
    slug: String!
    state: String!
    updatedAt: DateTime!
  }

  type OrganizationDataProviderList {
    data: [OrganizationDataProvider!]!
    listMetadata: ListMetadata!
  }

  type DataProviderAuthorization {
    "Always given: the page hands it over to the window that it opens."
    handoffToken: String
    redirectToken: String!
    "The same as \`redirectToken\`: what \`dataProviderAuthorizationStatus\` asks with."
    state: String!
    url: String!
  }

  type DataProviderAuthorizationStatus {
    connecting: Boolean!
    state: String!
  }

  type DataProviderConfiguration {
    availableScopes: [String!]!
    config: [DataProviderConfigEntry!]!
    dataProviderId: ID!
    dataProviderSlug: String!
    enabled: Boolean!
    "Whether the organization has brought a client of its own."
    hasCredentials: Boolean!
    organizationId: ID!
    scopes: [String!]
    updatedAt: DateTime!
  }

  type DataProviderConfigEntry {
    name: String!
    value: String!
  }

  input DataProviderConfigEntryInput {
    name: String!
    value: String!
  }

  input CreateDataProviderAuthorizationInput {
    config: [DataProviderConfigEntryInput!]
    dataProviderId: ID!
    "Has no effect: a handoff is always required."
    requireHandoff: Boolean
  }

  input CreateOrganizationDataProviderAuthorizationInput {
    config: [DataProviderConfigEntryInput!]
    dataProviderId: ID!
  }

  input CreateDataProviderConnectionInput {
    apiKey: String!
    dataProviderId: ID!
  }

  input ConnectDataProviderWithClientCredentialsInput {
    clientId: String!
    clientSecret: String!
    config: [DataProviderConfigEntryInput!]
    dataProviderId: ID!
  }

  input SetDataProviderEnabledInput {
    dataProviderId: ID!
    enabled: Boolean!
  }

  input SetDataProviderConfigurationInput {
    clientId: String
    clientSecret: String
    config: [DataProviderConfigEntryInput!]
    dataProviderId: ID!
    enabled: Boolean
    scopes: [String!]
  }

  union CreateDataProviderAuthorizationResult =
    | DataProviderAuthorization
    | DataProviderAuthorizationUnavailable
    | DataProviderConfigInvalid

  union ConnectDataProviderResult =
    | DataProviderAuthMethodUnsupported
    | DataProviderConfigInvalid
    | DataProviderConnected
    | DataProviderConnectionAuthMethodConflict

  union SetDataProviderConfigurationResult = DataProviderConfigInvalid | DataProviderConfiguration

  type DataProviderConnected {
    connection: DataProviderConnection!
  }

  type DataProviderAuthorizationUnavailable {
    message: String!
  }

  type DataProviderAuthMethodUnsupported {
    authMethod: String!
    supportedAuthMethods: [String!]!
  }

  type DataProviderConnectionAuthMethodConflict {
    existingAuthMethod: String!
  }

  type DataProviderConfigInvalid {
    message: String!
  }
`
