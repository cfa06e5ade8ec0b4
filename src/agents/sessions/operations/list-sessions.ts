import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listAgentSessions } from '../read-sessions.ts'
import { AgentSession, toAgentSession } from '../schemas.ts'

export const listSessionsOperation = defineOperation({
  id: 'AgentInstanceSessionsController_list',
  method: 'GET',
  path: '/agents/sessions',
  summary: 'List sessions of agents',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String()),
    agent_blueprint_id: Type.Optional(Type.String()),
    agent_instance_id: Type.Optional(Type.String()),
  }),
  success: { status: 200, body: listOf(AgentSession) },
  handler: async ({ query }, ctx) =>
    toList(await listAgentSessions(ctx, query), (row) => toAgentSession(row, ctx.now())),
})
