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
    'Also revokes the sessions that were delegated from it. Its refresh token stops working at once. APIs that verify access tokens only with the key set accept them until they expire.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ agent_instance_session_id: Type.String() }),
  success: { status: 200, body: AgentSession },
  errors: [notFound],
  handler: async ({ params }, ctx) =>
    toAgentSession(await revokeAgentSession(ctx, params.agent_instance_session_id), ctx.now()),
})
