import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getAgentSession } from '../read-sessions.ts'
import { AgentSession, toAgentSession } from '../schemas.ts'

export const getSessionOperation = defineOperation({
  id: 'AgentInstanceSessionsController_get',
  method: 'GET',
  path: '/agents/sessions/{agent_instance_session_id}',
  summary: 'Get a session of an agent',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ agent_instance_session_id: Type.String() }),
  success: { status: 200, body: AgentSession },
  errors: [notFound],
  handler: async ({ params }, ctx) =>
    toAgentSession(await getAgentSession(ctx, params.agent_instance_session_id), ctx.now()),
})
