import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Group, toGroup } from '../schemas.ts'
import { listGroups } from '../service.ts'

export const listGroupsOperation = defineOperation({
  id: 'GroupsController_list',
  method: 'GET',
  path: '/organizations/{organizationId}/groups',
  summary: 'List the groups of an organization',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organizationId: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(Group) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listGroups(ctx, params.organizationId, query), toGroup)
  },
})
