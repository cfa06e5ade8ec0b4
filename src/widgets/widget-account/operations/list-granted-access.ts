import { Type } from 'typebox'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { describeAccess, GrantedAccess } from '../granted-access.ts'

export const listGrantedAccessOperation = defineUserOperation({
  id: 'gatehouse.widgets.granted_access.list',
  method: 'GET',
  path: '/_widgets/UserProfile/granted-access',
  summary: "List the user's applications and agents for a widget",
  success: { status: 200, body: Type.Object({ data: Type.Array(GrantedAccess) }) },
  handler: async (_input, ctx, { userId }) => ({ data: await describeAccess(ctx, userId) }),
})
