import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listFlagsOfOrganization } from '../lists.ts'
import { FeatureFlag, toFlag } from '../schemas.ts'

export const listOrganizationFlagsOperation = defineOperation({
  id: 'OrganizationFeatureFlagsController_list',
  method: 'GET',
  path: '/organizations/{organizationId}/feature-flags',
  summary: 'List the feature flags that an organization has',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ organizationId: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(FeatureFlag) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listFlagsOfOrganization(ctx, params.organizationId, query), toFlag)
  },
})
