import { Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import {
  widgetCallsArea,
  widgetNeedsUser,
  widgetPermissionMissing,
  widgetTokenEnded,
} from '../../widget-tokens/index.ts'
import { documentTooLarge } from '../errors.ts'

const Variables = Type.Record(Type.String(), Type.Unknown())

/** The library and the schema are loaded with the first document. */
export const runDocumentOperation = defineOperation({
  id: 'gatehouse.client.graphql',
  method: 'POST',
  path: '/client/graphql',
  summary: 'Run a GraphQL document for your own front end',
  description:
    'Members, roles, domains, connections, directories, audit logs, feature flags and connected accounts of an organization, and the account of a user, with the permissions that widgets have. Introspection returns the schema. Changes of a document commit one by one.',
  area: widgetCallsArea,
  surface: 'graphql',
  access: 'widget',
  cors: 'widgets',
  idempotency: 'none',
  commits: 'each',
  body: Type.Object({
    query: Type.String({ description: 'The document.' }),
    variables: Type.Optional(Nullable(Variables)),
    operationName: Type.Optional(
      Nullable(Type.String({ description: 'Which operation to run, if the document has several.' })),
    ),
  }),
  success: {
    status: 200,
    body: Type.Object({
      data: Type.Optional(Nullable(Variables)),
      errors: Type.Optional(Type.Array(Variables, { description: 'What fields were refused, and why.' })),
    }),
  },
  errors: [documentTooLarge, widgetNeedsUser, widgetPermissionMissing, widgetTokenEnded],
  async handler({ body }, ctx) {
    const { runDocument } = await import('../document/run-document.ts')
    return runDocument(ctx, body)
  },
})
