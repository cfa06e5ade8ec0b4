import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { nameAlreadyInUse } from '../errors.ts'
import { referenceErrors } from '../references.ts'
import { Blueprint, toBlueprint, UpdateBlueprint } from '../schemas.ts'
import { updateBlueprint } from '../service.ts'

export const updateBlueprintOperation = defineOperation({
  id: 'AgentBlueprintsController_update',
  method: 'PATCH',
  path: '/agents/blueprints/{agent_blueprint_id}',
  summary: 'Update an agent blueprint',
  description: 'Members that you leave out stay unchanged. A list replaces the previous list.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ agent_blueprint_id: Type.String() }),
  body: UpdateBlueprint,
  success: { status: 200, body: Blueprint },
  errors: [notFound, nameAlreadyInUse, ...referenceErrors],
  handler: async ({ params, body }, ctx) => toBlueprint(await updateBlueprint(ctx, params.agent_blueprint_id, body)),
})
