import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getResource } from '../resource-key.ts'
import { Resource, ResourceIdParams, toResource } from '../resource-schemas.ts'

export const getResourceOperation = defineOperation({
  id: 'AuthorizationResourcesController_findById',
  method: 'GET',
  path: '/authorization/resources/{resource_id}',
  summary: 'Get a resource',
  surface: 'api',
  access: 'api_key',
  params: ResourceIdParams,
  success: { status: 200, body: Resource },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toResource(await getResource(ctx, params.resource_id))
  },
})
