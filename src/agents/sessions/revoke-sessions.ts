import { recordRemoval } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { agentSessionRevoked } from './events.ts'
import { findAgentSession, getAgentSession } from './read-sessions.ts'
import { type AgentSessionRow, agentSessionColumns, revokedSessionData } from './schemas.ts'

/**
 * Revokes a session and all sessions created with its tokens, and records `agent.instance.session.revoked` for each. A
 * session that was revoked before keeps its time, and an expired one stays expired.
 *
 * @returns the session as it is then
 * @throws notFound
 */
export function revokeAgentSession(ctx: Context, id: string): Promise<AgentSessionRow> {
  return ctx.transaction(async (tx) => {
    const { root_id } = await getAgentSession(tx, id)
    await lockChain(tx, root_id)
    await revokeWhere(tx, sql`s.id in (${descendants(tx, id)})`)
    return getAgentSession(tx, id)
  })
}

/** Revokes what was delegated from sessions of users, with the chains that followed. */
export function revokeAgentSessionsOf(tx: TransactionContext, userSessionIds: Statement): Promise<void> {
  return revokeWhere(tx, sql`s.user_session_id in (${userSessionIds})`)
}

export function revokeSessionsOfInstances(tx: TransactionContext, instanceIds: Statement): Promise<void> {
  return revokeWhere(tx, sql`s.instance_id in (${instanceIds})`)
}

/** Revokes the sessions of agents that act for a member. */
export function revokeSessionsOfMember(tx: TransactionContext, { id }: { id: string }): Promise<void> {
  return revokeSessionsOfInstances(
    tx,
    sql`select i.id from agent_instances i
      where i.environment_id = ${tx.environmentId} and i.organization_membership_id = ${id}`,
  )
}

/**
 * Reads a session and keeps its whole chain from being revoked until the transaction ends, so that a later revocation also
 * finds the session that the caller adds to the chain.
 */
export async function holdChain(
  tx: TransactionContext,
  { id, root_id }: AgentSessionRow,
): Promise<AgentSessionRow | undefined> {
  tx.db.send(sql`select 1 from agent_sessions where environment_id = ${tx.environmentId} and id = ${root_id} for share`)
  return findAgentSession(tx, id)
}

async function lockChain(tx: TransactionContext, rootId: string): Promise<void> {
  tx.db.send(sql`
    select 1 from agent_sessions where environment_id = ${tx.environmentId} and id = ${rootId} for no key update`)
}

/** A session and all below it. */
function descendants({ environmentId }: Context, id: string): Statement {
  return sql`
    with recursive chain as (
      select id from agent_sessions where environment_id = ${environmentId} and id = ${id}
      union all
      select c.id from agent_sessions c join chain on c.parent_id = chain.id where c.environment_id = ${environmentId})
    select id from chain`
}

/** @param condition on rows with the alias `s` */
function revokeWhere(tx: TransactionContext, condition: Statement): Promise<void> {
  const now = tx.now()
  return recordRemoval(tx, agentSessionRevoked, {
    removed: sql`
      update agent_sessions s set revoked_at = ${now}, updated_at = ${now}
      where s.environment_id = ${tx.environmentId} and s.revoked_at is null and s.expires_at > ${now} and ${condition}
      returning ${agentSessionColumns}`,
    data: revokedSessionData,
  })
}
