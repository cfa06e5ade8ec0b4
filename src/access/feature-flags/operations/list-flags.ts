import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listFlags } from '../lists.ts'
import { FeatureFlag, toFlag } from '../schemas.ts'

export const listFlagsOperation = defineOperation({
  id: 'FeatureFlagsController_list',
  method: 'GET',
  path: '/feature-flags',
  summary: 'List the feature flags',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(FeatureFlag) },
  async handler({ query }, ctx) {
    return toList(await listFlags(ctx, query), toFlag)
  },
})
