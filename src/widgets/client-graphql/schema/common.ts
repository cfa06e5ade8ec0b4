/** What several subjects share, and the placeholder by which the official package asks whether there is a server. */
export const commonSchema = /* GraphQL */ `
  "A moment in UTC, such as 2026-01-31T09:54:33.120Z (RFC 3339)."
  scalar DateTime

  scalar JSON

  type Query {
    "Always \`ok\`."
    clientApiStatus: String!
  }

  type Mutation

  "Cursors of the pages before and after this one, null where the list ends."
  type ListMetadata {
    before: String
    after: String
  }

  "With \`Asc\` and \`Desc\`, \`after\` continues in the order of the list. \`Normal\` is newest first, and \`before\` walks to older ones."
  enum PaginationOrder { Asc Desc Normal }

  type ElevatedAccessTokenExpired {
    message: String!
  }

  type ElevatedAccessTokenInvalid {
    message: String!
  }
`
