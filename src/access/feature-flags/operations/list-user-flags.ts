import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listFlagsOfUser } from '../lists.ts'
import { FeatureFlag, toFlag } from '../schemas.ts'

export const listUserFlagsOperation = defineOperation({
  id: 'UserlandUserFeatureFlagsController_list',
  method: 'GET',
  path: '/user_management/users/{userId}/feature-flags',
  summary: 'List the feature flags that a user has',
  description:
    'Returns the flags that the user gets individually, or in any organization in which they are an active member.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ userId: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(FeatureFlag) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listFlagsOfUser(ctx, params.userId, query), toFlag)
  },
})
