/** Domains of the organization. */
export const organizationDomainsSchema = /* GraphQL */ `
  extend type Query {
    "A domain of the organization, with the host of its DNS."
    organizationDomain(id: ID!): OrganizationDomain!
    "The domains of the organization."
    organizationDomains(limit: Int, before: String, after: String, order: PaginationOrder): OrganizationDomainList!
  }

  extend type Mutation {
    "Adds a domain and starts its verification."
    createOrganizationDomain(domain: String!): OrganizationDomain!
    "Starts the verification over."
    reverifyOrganizationDomain(id: ID!): OrganizationDomain!
    "Deletes a domain and returns it."
    deleteOrganizationDomain(id: ID!): OrganizationDomain!
  }

  type OrganizationDomain {
    createdAt: DateTime!
    domain: String!
    id: ID!
    "The host of its DNS. Only \`organizationDomain\` looks it up; \`Other\` elsewhere."
    nameServer: DomainVerificationNameServer!
    organizationId: ID!
    state: OrganizationDomainState!
    "The name of the TXT record in its zone."
    subdomain: String
    verificationPrefix: String
    "With the prefix and \`=\` before it, the value of the TXT record."
    verificationToken: String
  }

  type OrganizationDomainList {
    data: [OrganizationDomain!]!
    listMetadata: ListMetadata!
  }

  enum OrganizationDomainState { Failed LegacyVerified Pending Verified }

  enum DomainVerificationNameServer { AwsRoute53 CloudFlare GoDaddy GoogleDomains Other }
`
