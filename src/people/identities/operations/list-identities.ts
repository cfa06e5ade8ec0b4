import { Type } from 'typebox'
import { checkedRead } from '#platform/checked-read.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getUser } from '../../users/index.ts'
import { Identity, toIdentity } from '../schemas.ts'
import { listIdentities } from '../service.ts'

export const listIdentitiesOperation = defineOperation({
  id: 'UserlandUserIdentitiesController_get',
  method: 'GET',
  path: '/user_management/users/{id}/identities',
  summary: 'List the identities of a user',
  description: 'These are accounts at other providers with which the user signs in.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Array(Identity) },
  errors: [notFound],
  async handler({ params }, ctx) {
    const rows = await checkedRead(getUser(ctx, params.id), () => listIdentities(ctx, params.id))
    return rows.map(toIdentity)
  },
})
