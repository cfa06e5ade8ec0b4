import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteInstance } from '../end-instances.ts'

export const deleteInstanceOperation = defineOperation({
  id: 'AgentInstancesController_delete',
  method: 'DELETE',
  path: '/agents/instances/{agent_instance_id}',
  summary: 'Delete an agent instance and its sessions',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ agent_instance_id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteInstance(ctx, params.agent_instance_id),
})
