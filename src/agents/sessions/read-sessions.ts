import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type AgentSessionRow, agentSessionColumns } from './schemas.ts'

export function findAgentSession(ctx: Context, id: string): Promise<AgentSessionRow | undefined> {
  return ctx.db.maybe<AgentSessionRow>(sql`
    select ${agentSessionColumns} from agent_sessions where environment_id = ${ctx.environmentId} and id = ${id}`)
}

/** @throws notFound */
export async function getAgentSession(ctx: Context, id: string): Promise<AgentSessionRow> {
  const row = await findAgentSession(ctx, id)
  if (row === undefined) throw notFound('Agent session', id)
  return row
}

export interface AgentSessionFilters {
  organization_id?: string
  agent_blueprint_id?: string
  agent_instance_id?: string
}

export function listAgentSessions(
  ctx: Context,
  query: ListQuery & AgentSessionFilters,
): Promise<Page<AgentSessionRow>> {
  const { organization_id, agent_blueprint_id, agent_instance_id } = query
  return readPage<AgentSessionRow>(ctx.db, query, {
    select: sql`select ${agentSessionColumns} from agent_sessions`,
    where: [
      sql`environment_id = ${ctx.environmentId}`,
      organization_id === undefined ? undefined : sql`organization_id = ${organization_id}`,
      agent_blueprint_id === undefined ? undefined : sql`blueprint_id = ${agent_blueprint_id}`,
      agent_instance_id === undefined ? undefined : sql`instance_id = ${agent_instance_id}`,
    ],
    id: sql`id`,
    prefix: 'agent_session',
  })
}
