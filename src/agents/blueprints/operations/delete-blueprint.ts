import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteBlueprint } from '../service.ts'

export const deleteBlueprintOperation = defineOperation({
  id: 'AgentBlueprintsController_delete',
  method: 'DELETE',
  path: '/agents/blueprints/{agent_blueprint_id}',
  summary: 'Delete an agent blueprint and its agents',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ agent_blueprint_id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteBlueprint(ctx, params.agent_blueprint_id),
})
