import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
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
  lockRow: ({ agent_blueprint_id: id }, ctx) => sql`
    select 1 from agent_blueprints where environment_id = ${ctx.environmentId} and id = ${id} for update`,
  success: { status: 200, body: Blueprint },
  errors: [notFound],
  handler: async ({ params }, ctx) => toBlueprint(await getBlueprint(ctx, params.agent_blueprint_id)),
})
