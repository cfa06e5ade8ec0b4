import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { blankGroupName } from '../errors.ts'
import { Group, toGroup, UpdateGroup } from '../schemas.ts'
import { updateGroup } from '../service.ts'

export const updateGroupOperation = defineOperation({
  id: 'GroupsController_update',
  method: 'PATCH',
  path: '/organizations/{organizationId}/groups/{groupId}',
  summary: 'Update a group',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ organizationId: Type.String(), groupId: Type.String() }),
  body: UpdateGroup,
  success: { status: 200, body: Group },
  errors: [notFound, blankGroupName],
  async handler({ params, body }, ctx) {
    return toGroup(await updateGroup(ctx, params.organizationId, params.groupId, body))
  },
})
