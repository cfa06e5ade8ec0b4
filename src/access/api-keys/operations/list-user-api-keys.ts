import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listUserApiKeys } from '../list.ts'
import { toUserApiKey, UserApiKey } from '../schemas.ts'

export const listUserApiKeysOperation = defineOperation({
  id: 'UserApiKeysController_list',
  method: 'GET',
  path: '/user_management/users/{userId}/api_keys',
  summary: 'List the API keys of a user',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ userId: Type.String() }),
  query: listQuery({
    organization_id: Type.Optional(Type.String({ description: 'Returns only keys for this organization.' })),
  }),
  success: { status: 200, body: listOf(UserApiKey) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listUserApiKeys(ctx, params.userId, query), toUserApiKey)
  },
})
