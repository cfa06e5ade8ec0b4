import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteApiKey } from '../end.ts'

export const deleteApiKeyOperation = defineOperation({
  id: 'ApiKeysController_delete',
  method: 'DELETE',
  path: '/api_keys/{id}',
  summary: 'Delete an API key',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteApiKey(ctx, params.id),
})
