import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteOrigin } from '../service.ts'

export const deleteCorsOriginOperation = defineOperation({
  id: 'gatehouse.cors_origins.delete',
  method: 'DELETE',
  path: '/user_management/cors_origins/{id}',
  summary: 'Delete a CORS origin',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteOrigin(ctx, params.id),
})
