import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ScimTarget, toTarget } from '../schemas.ts'
import { listTargets } from '../targets.ts'

export const listTargetsOperation = defineOperation({
  id: 'gatehouse.scim_targets.list',
  method: 'GET',
  path: '/scim_targets',
  summary: 'List SCIM targets',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(ScimTarget) },
  async handler({ query }, ctx) {
    return toList(await listTargets(ctx, query), toTarget)
  },
})
