import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteResource } from '../service.ts'

export const deleteResourceOperation = defineOperation({
  id: 'AuthkitOauthResourcesController_delete',
  method: 'DELETE',
  path: '/user_management/authkit_oauth_resources/{id}',
  summary: 'Delete a resource',
  description: 'From then on, no tokens are issued for it.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteResource(ctx, params.id),
})
