import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { revokeAgentSession } from '../revoke-sessions.ts'
import { AgentSession, toAgentSession } from '../schemas.ts'

export const revokeSessionOperation = defineOperation({
  id: 'AgentInstanceSessionsController_revoke',
  method: 'POST',
  path: '/agents/sessions/{agent_instance_session_id}/revoke',
  summary: 'Revoke a session of an agent',
  description:
    'With the sessions that were made by its tokens. Its refresh token stops working at once; access tokens count until they expire where they are verified by the key set alone.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  params: Type.Object({ agent_instance_session_id: Type.String() }),
  success: { status: 200, body: AgentSession },
  errors: [notFound],
  handler: async ({ params }, ctx) =>
    toAgentSession(await revokeAgentSession(ctx, params.agent_instance_session_id), ctx.now()),
})
