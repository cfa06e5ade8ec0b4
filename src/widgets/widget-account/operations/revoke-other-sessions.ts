import { Type } from 'typebox'
import { signOutElsewhere } from '#sign-in/authentication/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { Success } from '../schemas.ts'

/** The widget names the session that stays, which is the one of its page. */
export const revokeOtherSessionsOperation = defineUserOperation({
  id: 'gatehouse.widgets.sessions.revoke_all',
  method: 'DELETE',
  path: '/_widgets/UserProfile/sessions/revoke-all',
  summary: 'Revoke the other sessions of the user for a widget',
  body: Type.Object({ currentSessionId: Type.String({ description: 'The id of the session that is kept.' }) }),
  success: { status: 200, body: Success },
  async handler({ body }, ctx, { userId, sessionId }) {
    const isInSession = sessionId !== null
    await ctx.transaction((tx) => signOutElsewhere(tx, userId, body.currentSessionId, { isInSession }))
    return { success: true as const }
  },
})
