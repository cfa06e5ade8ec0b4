import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Blueprint, toBlueprint } from '../schemas.ts'
import { getBlueprint } from '../service.ts'

export const getBlueprintOperation = defineOperation({
  id: 'AgentBlueprintsController_get',
  method: 'GET',
  path: '/agents/blueprints/{agent_blueprint_id}',
  summary: 'Get an agent blueprint',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ agent_blueprint_id: Type.String() }),
  success: { status: 200, body: Blueprint },
  errors: [notFound],
  handler: async ({ params }, ctx) => toBlueprint(await getBlueprint(ctx, params.agent_blueprint_id)),
})
