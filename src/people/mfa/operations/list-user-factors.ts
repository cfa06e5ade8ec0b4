import { Type } from 'typebox'
import { checkedRead } from '#platform/checked-read.ts'
import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getUser } from '../../users/index.ts'
import { listFactors } from '../factors.ts'
import { AuthenticationFactor, toFactor } from '../schemas.ts'

export const listUserFactorsOperation = defineOperation({
  id: 'UserlandUserAuthenticationFactorsController_list[0]',
  method: 'GET',
  path: '/user_management/users/{userlandUserId}/auth_factors',
  summary: 'List the authentication factors of a user',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ userlandUserId: Type.String() }),
  query: listQuery({}),
  success: { status: 200, body: listOf(AuthenticationFactor) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    const id = params.userlandUserId
    return toList(await checkedRead(getUser(ctx, id), () => listFactors(ctx, id, query)), toFactor)
  },
})
