import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type AgentSessionRow, agentSessionColumns } from './schemas.ts'

/** What a refresh settles. */
export interface Rotation {
  permissions: readonly string[]
  intent: string | null
  expiresAt: Date
  /** Of the refresh token: the session's, or after a restore a later one, to which the session moves forward. */
  generation: number
}

/**
 * Counts a refresh. The generation is part of the condition, so of any number of parallel refreshes with one token one is counted.
 *
 * @returns `undefined` when the session has moved on or ended.
 */
export function rotateAgentSession(
  tx: TransactionContext,
  session: Pick<AgentSessionRow, 'id' | 'generation'>,
  { permissions, intent, expiresAt, generation }: Rotation,
): Promise<AgentSessionRow | undefined> {
  const now = tx.now()
  return tx.db.maybe<AgentSessionRow>(sql`
    update agent_sessions set generation = ${generation} + 1, refreshed_at = ${now}, permissions = ${permissions},
      intent = ${intent}, expires_at = ${expiresAt}, updated_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${session.id} and generation = ${session.generation} and revoked_at is null
      and expires_at > ${now}
    returning ${agentSessionColumns}`)
}
