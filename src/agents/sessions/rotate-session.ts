import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type AgentSessionRow, agentSessionColumns } from './schemas.ts'

/** What a refresh settles. */
export interface Rotation {
  permissions: readonly string[]
  intent: string | null
  expiresAt: Date
}

/**
 * Counts a refresh. The generation is part of the condition, so of any number of parallel refreshes with one token one is counted.
 *
 * @returns `undefined` when the session has moved on or ended.
 */
export function rotateAgentSession(
  tx: TransactionContext,
  { id, generation }: AgentSessionRow,
  { permissions, intent, expiresAt }: Rotation,
): Promise<AgentSessionRow | undefined> {
  const now = tx.now()
  return tx.db.maybe<AgentSessionRow>(sql`
    update agent_sessions set generation = generation + 1, refreshed_at = ${now}, permissions = ${permissions},
      intent = ${intent}, expires_at = ${expiresAt}, updated_at = ${now}
    where environment_id = ${tx.environmentId} and id = ${id} and generation = ${generation} and revoked_at is null
      and expires_at > ${now}
    returning ${agentSessionColumns}`)
}
