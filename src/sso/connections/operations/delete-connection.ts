import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteConnection } from '../service.ts'

export const deleteConnectionOperation = defineOperation({
  id: 'ConnectionsController_delete',
  method: 'DELETE',
  path: '/connections/{id}',
  summary: 'Delete a connection',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteConnection(ctx, params.id),
})
