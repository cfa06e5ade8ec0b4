import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteClientSecret } from '../secrets.ts'

export const deleteClientSecretOperation = defineOperation({
  id: 'ApplicationCredentialsController_delete',
  method: 'DELETE',
  path: '/connect/client_secrets/{id}',
  summary: 'Delete a client secret',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteClientSecret(ctx, params.id),
})
