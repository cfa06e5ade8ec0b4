import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listInstances } from '../read-instances.ts'
import { Instance, toInstance } from '../schemas.ts'

export const listInstancesOperation = defineOperation({
  id: 'AgentInstancesController_list',
  method: 'GET',
  path: '/agents/instances',
  summary: 'List agent instances',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String()),
    agent_blueprint_id: Type.Optional(Type.String()),
  }),
  success: { status: 200, body: listOf(Instance) },
  handler: async ({ query }, ctx) => toList(await listInstances(ctx, query), toInstance),
})
