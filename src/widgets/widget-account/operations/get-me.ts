import { defineUserOperation } from '../../widget-tokens/index.ts'
import { getMe } from '../profile.ts'
import { Me } from '../schemas.ts'

export const getMeOperation = defineUserOperation({
  id: 'gatehouse.widgets.me.get',
  method: 'GET',
  path: '/_widgets/UserProfile/me',
  summary: 'Get the profile of the user for a widget',
  success: { status: 200, body: Me },
  handler: (_input, ctx, { userId }) => getMe(ctx, userId),
})
