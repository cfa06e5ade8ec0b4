import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteTarget } from '../targets.ts'

export const deleteTargetOperation = defineOperation({
  id: 'gatehouse.scim_targets.delete',
  method: 'DELETE',
  path: '/scim_targets/{id}',
  summary: 'Delete a SCIM target',
  description: 'Nothing is pushed any more. The accounts that the target has stay as they are.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteTarget(ctx, params.id),
})
