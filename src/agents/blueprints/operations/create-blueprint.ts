import { defineOperation } from '#platform/http/operation.ts'
import { nameAlreadyInUse } from '../errors.ts'
import { referenceErrors } from '../references.ts'
import { Blueprint, CreateBlueprint, toBlueprint } from '../schemas.ts'
import { createBlueprint } from '../service.ts'

export const createBlueprintOperation = defineOperation({
  id: 'AgentBlueprintsController_create',
  method: 'POST',
  path: '/agents/blueprints',
  summary: 'Create an agent blueprint',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateBlueprint,
  success: { status: 201, body: Blueprint },
  errors: [nameAlreadyInUse, ...referenceErrors],
  handler: async ({ body }, ctx) => toBlueprint(await createBlueprint(ctx, body)),
})
