/** The audit log of the organization. */
export const auditLogsSchema = /* GraphQL */ `
  extend type Query {
    "Events of the organization that occurred in a period, by the time at which they occurred."
    auditEvents(filter: AuditEventFilterInput!, limit: Int, before: String, after: String, order: PaginationOrder): AuditEventList!
    "An event of the organization."
    auditEvent(id: ID!): AuditEvent!
    "An export, with an address of its file for ten minutes once it is ready."
    auditLogExport(id: ID!): AuditLogExport!
    "Where the events of the organization are streamed to."
    auditLogStream: AuditLogStream
  }

  extend type Mutation {
    "Has the events of a period written into a CSV file."
    createAuditLogExport(input: CreateAuditLogExportInput!): CreateAuditLogExportResult!
  }

  type AuditEvent {
    action: String!
    actor: AuditEventActor!
    createdAt: DateTime!
    "Actor, targets, context, metadata and version, as they were recorded."
    data: JSON!
    id: ID!
    occurredAt: DateTime!
    "Their ids. \`data\` has all of them."
    targets: [String!]!
    "The same as \`createdAt\`: events do not change."
    updatedAt: DateTime!
  }

  type AuditEventActor {
    id: String!
    name: String
    type: String!
  }

  type AuditEventList {
    data: [AuditEvent!]!
    listMetadata: ListMetadata!
  }

  input AuditEventFilterInput {
    actions: [String!]
    actorIds: [String!]
    actorNames: [String!]
    rangeEnd: DateTime!
    rangeStart: DateTime!
    "Beginnings of words that occur in the event."
    search: String
    targetIds: [String!]
    targetTypes: [String!]
  }

  type AuditLogExport {
    createdAt: DateTime!
    id: ID!
    state: AuditLogExportState!
    updatedAt: DateTime!
    url: String
  }

  enum AuditLogExportState { Error Expired Pending Ready }

  type AuditLogStream {
    auditLogTrailId: ID!
    errorMessage: String
    id: ID!
    lastSyncedEventId: String
    state: AuditLogStreamState!
    type: AuditLogStreamType!
  }

  enum AuditLogStreamState { Active Error Inactive Invalid }

  enum AuditLogStreamType { AzureSentinel Datadog GenericHttps GoogleCloudStorage S3 Snowflake Splunk }

  input CreateAuditLogExportInput {
    actions: [String!]
    actorIds: [String!]
    actorNames: [String!]
    rangeEnd: DateTime!
    rangeStart: DateTime!
    targetIds: [String!]
    targetTypes: [String!]
  }

  union CreateAuditLogExportResult = AuditLogExport | InvalidAuditLogExportDateRange | NoAuditEventsFound

  type InvalidAuditLogExportDateRange {
    message: String!
  }

  type NoAuditEventsFound {
    message: String!
  }
`
