import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { MintRequest, mintAgentToken, mintErrors } from '../mint.ts'
import { AgentToken } from '../minted.ts'

export const mintTokenOperation = defineOperation({
  id: 'AgentBlueprintsTokenController_mintToken',
  method: 'POST',
  path: '/agents/blueprints/{agent_blueprint_id}/tokens',
  summary: 'Issue tokens to an agent',
  description:
    'Mints tokens for a user (with their access token), for the agent itself, for a part of its work (with its own access token), or with a refresh token, which works once. The permissions are computed each time.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ agent_blueprint_id: Type.String() }),
  body: MintRequest,
  success: { status: 200, body: AgentToken },
  errors: mintErrors,
  handler: ({ params, body }, ctx) => mintAgentToken(ctx, params.agent_blueprint_id, body),
})
