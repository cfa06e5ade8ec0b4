import { defineUserOperation } from '../../widget-tokens/index.ts'
import { updateMe } from '../profile.ts'
import { Me, Profile } from '../schemas.ts'

export const updateMeOperation = defineUserOperation({
  id: 'gatehouse.widgets.me.update',
  method: 'POST',
  path: '/_widgets/UserProfile/me',
  summary: 'Change the profile of the user for a widget',
  body: Profile,
  success: { status: 200, body: Me },
  handler: ({ body }, ctx, { userId }) => updateMe(ctx, userId, body),
})
