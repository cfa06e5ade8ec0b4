import { Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { updateMe } from '../profile.ts'
import { Me } from '../schemas.ts'

export const updateMeOperation = defineUserOperation({
  id: 'gatehouse.widgets.me.update',
  method: 'POST',
  path: '/_widgets/UserProfile/me',
  summary: 'Change the profile of the user for a widget',
  body: Type.Object({
    firstName: Type.String({ maxLength: 255 }),
    lastName: Type.String({ maxLength: 255 }),
    locale: Type.Optional(Nullable(Type.String())),
  }),
  success: { status: 200, body: Me },
  handler: ({ body }, ctx, { userId }) => updateMe(ctx, userId, body),
})
