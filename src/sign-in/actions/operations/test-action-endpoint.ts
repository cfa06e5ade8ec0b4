import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { testEndpoint } from '../test-endpoint.ts'

export const testActionEndpointOperation = defineOperation({
  id: 'gatehouse.actions.test_endpoint',
  method: 'POST',
  path: '/action_endpoints/{id}/test',
  summary: 'Test an action endpoint',
  description: 'Calls the endpoint with a sample user who does not exist. The verdict has no effect.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'none',
  params: Type.Object({ id: Type.String() }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('action_endpoint_test'),
      verdict: Nullable(Type.Enum(['allow', 'deny'], { description: 'Null if there is none that can be trusted.' })),
      error_message: Nullable(Type.String({ description: 'What a denied user reads.' })),
      failure: Nullable(Type.String({ description: 'Why there is no verdict; `on_failure` decides then.' })),
      status: Nullable(Type.Integer({ description: 'The HTTP status of the answer.' })),
    }),
  },
  errors: [notFound],
  handler: ({ params }, ctx) => testEndpoint(ctx, params.id),
})
