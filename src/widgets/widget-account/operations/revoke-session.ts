import { Type } from 'typebox'
import { revokeSessionOfUser } from '#people/sessions/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { Success } from '../schemas.ts'

export const revokeOwnSessionOperation = defineUserOperation({
  id: 'gatehouse.widgets.sessions.revoke',
  method: 'DELETE',
  path: '/_widgets/UserProfile/sessions/revoke/{id}',
  summary: 'Revoke a session of the user for a widget',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Success },
  async handler({ params: { id } }, ctx, { userId }) {
    await revokeSessionOfUser(ctx, userId, id)
    return { success: true as const }
  },
})
