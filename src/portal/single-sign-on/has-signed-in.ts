import type { Context } from '#platform/context.ts'
import { listSsoSessions } from '#sso/sso-sessions/index.ts'

/** Whether a person has signed in through a connection, in a test or for real. */
export async function hasSignedIn(ctx: Context, connectionId: string): Promise<boolean> {
  const succeeded = { connection_id: connectionId, state: 'succeeded', limit: 1, order: 'desc' } as const
  const { rows } = await listSsoSessions(ctx, succeeded)
  return rows.length > 0
}
