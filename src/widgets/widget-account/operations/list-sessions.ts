import { Type } from 'typebox'
import { listSessions } from '#people/sessions/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { ActiveSession, toActiveSession } from '../schemas.ts'

/** Without those that were revoked or have expired. */
export const listActiveSessionsOperation = defineUserOperation({
  id: 'gatehouse.widgets.sessions.list',
  method: 'GET',
  path: '/_widgets/UserProfile/sessions',
  summary: 'List the active sessions of the user for a widget',
  success: { status: 200, body: Type.Object({ data: Type.Array(ActiveSession) }) },
  async handler(_input, ctx, { userId }) {
    const { rows } = await listSessions(ctx, userId, { limit: 100, order: 'desc' })
    return { data: rows.map(toActiveSession) }
  },
})
