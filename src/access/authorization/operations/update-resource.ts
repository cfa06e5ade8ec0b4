import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { lockTimeout, organizationResourceReadOnly, resourceTypeUpdateInProgress } from '../errors.ts'
import { getResource } from '../resource-key.ts'
import { Resource, ResourceIdParams, toResource, UpdateResource } from '../resource-schemas.ts'
import { updateResource } from '../update-resource.ts'

export const updateResourceOperation = defineOperation({
  id: 'AuthorizationResourcesController_update',
  method: 'PATCH',
  path: '/authorization/resources/{resource_id}',
  summary: 'Update a resource',
  description: 'A new parent moves the resource and everything below it.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: ResourceIdParams,
  body: UpdateResource,
  success: { status: 200, body: Resource },
  errors: [notFound, lockTimeout, organizationResourceReadOnly, resourceTypeUpdateInProgress],
  async handler({ params, body }, ctx) {
    return toResource(await updateResource(ctx, (tx) => getResource(tx, params.resource_id), body))
  },
})
