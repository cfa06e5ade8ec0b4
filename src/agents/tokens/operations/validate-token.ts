import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { AgentTokenValidation, validateAgentToken, validationErrors } from '../validate.ts'

export const validateTokenOperation = defineOperation({
  id: 'AgentBlueprintsTokenController_validateToken',
  method: 'POST',
  path: '/agents/blueprints/{agent_blueprint_id}/tokens/validate',
  summary: 'Validate an access token of an agent',
  description:
    'Takes sign-outs, revocations and lost permissions into account immediately. `valid` is always true: for an invalid token, the response is a 400 with the reason.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'none',
  params: Type.Object({ agent_blueprint_id: Type.String() }),
  body: Type.Object({ agent_access_token: Type.String({ ...secret, minLength: 1 }) }),
  success: { status: 200, body: AgentTokenValidation },
  errors: validationErrors,
  handler: ({ params, body }, ctx) => validateAgentToken(ctx, params.agent_blueprint_id, body.agent_access_token),
})
