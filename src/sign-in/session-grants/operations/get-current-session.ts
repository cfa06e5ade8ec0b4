import { Type } from 'typebox'
import { findActiveSession, Session, toSession } from '#people/sessions/index.ts'
import { getUser, toUser, User } from '#people/users/index.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'

export const getCurrentSessionOperation = defineOperation({
  id: 'gatehouse.sessions.current',
  method: 'GET',
  path: '/user_management/sessions/current',
  summary: 'Get the session and user of an access token',
  description: 'Fails as soon as the session is revoked.',
  surface: 'api',
  access: 'session',
  success: { status: 200, body: Type.Object({ session: Session, user: User }) },
  async handler(_input, ctx) {
    if (ctx.actor.type !== 'session') throw new Error('The access kind of this operation gives a session.')
    const session = await findActiveSession(ctx, ctx.actor.id)
    if (session === undefined) throw platformErrors.unauthorized('The session has ended.')
    return { session: toSession(session, ctx.now()), user: toUser(await getUser(ctx, session.user_id)) }
  },
})
