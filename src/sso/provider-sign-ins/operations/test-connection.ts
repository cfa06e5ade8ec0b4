import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { notSecret } from '#platform/marks.ts'
import { makeTestLink } from '../test-links.ts'

export const testConnectionOperation = defineOperation({
  id: 'gatehouse.connections.test',
  method: 'POST',
  path: '/connections/{id}/test',
  summary: 'Create a link that tests a connection',
  description:
    'Open the link in a browser within ten minutes, and sign in at the identity provider. No one is signed in here: the attempt is listed with its trace at `GET /sso/sessions?origin=test`, and the browser ends at the connection in the console. A connection can be tested before it is active.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  params: Type.Object({ id: Type.String() }),
  success: {
    status: 201,
    body: Type.Object({
      object: Type.Literal('connection_test'),
      connection_id: Type.String(),
      url: Type.String({ description: 'Where the test begins. It signs no one in.', ...notSecret }),
      expires_at: Timestamp,
    }),
  },
  errors: [notFound],
  handler: async ({ params }, ctx) => ({
    object: 'connection_test' as const,
    connection_id: params.id,
    ...(await makeTestLink(ctx, params.id)),
  }),
})
