import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { newTokenSecret, type RotatingToken } from '#platform/crypto/rotating-tokens.ts'
import { sql } from '#platform/db/sql.ts'
import type { InstanceRow } from '../instances/index.ts'
import { agentSessionCreated } from './events.ts'
import { type AgentSessionRow, agentSessionColumns, toCreatedAgentSession } from './schemas.ts'

export interface NewAgentSession {
  /** Held by the caller, so that its end finds the session. */
  instance: InstanceRow
  permissions: readonly string[]
  intent: string | null
  expiresAt: Date
  /** The session whose token created it, with its root locked by {@link holdChain}. */
  parent?: AgentSessionRow
  /** Of the user who delegates, held by the caller as well. */
  userSessionId?: string
}

/** Stores a session and records `agent.instance.session.created`. */
export async function createAgentSession(
  tx: TransactionContext,
  input: NewAgentSession,
): Promise<AgentSessionRow & Pick<RotatingToken, 'secret'>> {
  const { instance, parent } = input
  const id = tx.newId('agent_session')
  const now = tx.now()
  const { secret, hash } = newTokenSecret(tx)
  const row = await tx.db.one<AgentSessionRow>(sql`
    insert into agent_sessions (environment_id, id, instance_id, blueprint_id, organization_id, parent_id, root_id, depth,
      chain_began_at, user_session_id, generation, token_secret_hash, refreshed_at, permissions, intent, expires_at, created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${instance.id}, ${instance.blueprint_id}, ${instance.organization_id},
      ${parent?.id ?? null}, ${parent?.root_id ?? id}, ${parent === undefined ? 0 : parent.depth + 1},
      ${parent?.chain_began_at ?? now}, ${parent?.user_session_id ?? input.userSessionId ?? null}, 0, ${hash}, ${now},
      ${input.permissions}, ${input.intent}, ${input.expiresAt}, ${now}, ${now})
    returning ${agentSessionColumns}`)
  recordEvent(tx, agentSessionCreated, toCreatedAgentSession(row))
  return { ...row, secret }
}
