import { listSessions, revokeSessionOfUser, type SessionRow } from '#people/sessions/index.ts'
import { signOutElsewhere } from '#sign-in/authentication/index.ts'
import { forUser } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'
import type { Session } from '../types.generated.ts'

export const sessionFields = [
  query('sessions', forUser, async (_args, ctx, { userId, sessionId }) => {
    const { rows } = await listSessions(ctx, userId, { limit: 100, order: 'desc' })
    return rows.map((row) => toSession(row, sessionId))
  }),

  mutation(
    'revokeSession',
    forUser,
    async ({ input }, ctx, { userId, sessionId }) => {
      const row = await revokeSessionOfUser(ctx, userId, input.sessionId)
      return { __typename: 'SessionRevoked', session: toSession(row, sessionId) }
    },
    { entity_not_found: (_error, { input }) => ({ __typename: 'SessionNotFound', sessionId: input.sessionId }) },
  ),

  mutation('revokeAllSessions', forUser, async (_args, ctx, { userId, sessionId }) => {
    await ctx.transaction((tx) => signOutElsewhere(tx, userId, sessionId))
    return { __typename: 'AllSessionsRevoked', success: true }
  }),
]

function toSession(row: SessionRow, currentId: string | null): Session {
  return {
    createdAt: row.created_at,
    currentLocation: null,
    id: row.id,
    ipAddress: row.ip_address,
    isCurrent: row.id === currentId,
    lastActivityAt: row.refreshed_at,
    organizationId: row.organization_id,
    state: { expiresAt: row.expires_at, tag: row.status === 'active' ? 'Issued' : 'Revoked' },
    updatedAt: row.updated_at,
    userAgent: row.user_agent,
  }
}
