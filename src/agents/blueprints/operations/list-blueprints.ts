import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Blueprint, toBlueprint } from '../schemas.ts'
import { listBlueprints } from '../service.ts'

export const listBlueprintsOperation = defineOperation({
  id: 'AgentBlueprintsController_list',
  method: 'GET',
  path: '/agents/blueprints',
  summary: 'List agent blueprints',
  surface: 'api',
  access: 'api_key',
  query: listQuery({}),
  success: { status: 200, body: listOf(Blueprint) },
  handler: async ({ query }, ctx) => toList(await listBlueprints(ctx, query), toBlueprint),
})
