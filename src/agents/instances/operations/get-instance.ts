import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getInstance } from '../read-instances.ts'
import { Instance, toInstance } from '../schemas.ts'

export const getInstanceOperation = defineOperation({
  id: 'AgentInstancesController_get',
  method: 'GET',
  path: '/agents/instances/{agent_instance_id}',
  summary: 'Get an agent instance',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ agent_instance_id: Type.String() }),
  success: { status: 200, body: Instance },
  errors: [notFound],
  handler: async ({ params }, ctx) => toInstance(await getInstance(ctx, params.agent_instance_id)),
})
