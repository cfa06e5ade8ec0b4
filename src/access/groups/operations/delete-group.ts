import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteGroup } from '../service.ts'

export const deleteGroupOperation = defineOperation({
  id: 'GroupsController_delete',
  method: 'DELETE',
  path: '/organizations/{organizationId}/groups/{groupId}',
  summary: 'Delete a group',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ organizationId: Type.String(), groupId: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteGroup(ctx, params.organizationId, params.groupId),
})
