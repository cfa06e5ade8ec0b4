import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toUser, User } from '../schemas.ts'
import { getUserByExternalId } from '../service.ts'

export const getUserByExternalIdOperation = defineOperation({
  id: 'UserlandUsersController_getByExternalId',
  method: 'GET',
  path: '/user_management/users/external_id/{external_id}',
  summary: 'Get a user by its external id',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ external_id: Type.String() }),
  success: { status: 200, body: User },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toUser(await getUserByExternalId(ctx, params.external_id))
  },
})
