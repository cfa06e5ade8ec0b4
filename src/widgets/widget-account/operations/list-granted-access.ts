import { Type } from 'typebox'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { describeAccess, GrantedAccess } from '../granted-access.ts'

export const listGrantedAccessOperation = defineUserOperation({
  id: 'gatehouse.widgets.granted_access.list',
  method: 'GET',
  path: '/_widgets/UserProfile/granted-access',
  summary: 'List the applications and agents that the user gave access',
  success: { status: 200, body: Type.Object({ data: Type.Array(GrantedAccess) }) },
  handler: async (_input, ctx, { userId }) => ({ data: await describeAccess(ctx, userId) }),
})
