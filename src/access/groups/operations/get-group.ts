import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Group, toGroup } from '../schemas.ts'
import { getGroup } from '../service.ts'

export const getGroupOperation = defineOperation({
  id: 'GroupsController_get',
  method: 'GET',
  path: '/organizations/{organizationId}/groups/{groupId}',
  summary: 'Get a group',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organizationId: Type.String(), groupId: Type.String() }),
  lockRow: ({ groupId }, ctx) => sql`
    select 1 from groups where environment_id = ${ctx.environmentId} and id = ${groupId} for update`,
  success: { status: 200, body: Group },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toGroup(await getGroup(ctx, params.organizationId, params.groupId))
  },
})
