import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { lockTimeout, organizationResourceReadOnly, resourceTypeUpdateInProgress } from '../errors.ts'
import { getResourceByExternalId } from '../resource-key.ts'
import { ExternalIdParams, Resource, toResource, UpdateResource } from '../resource-schemas.ts'
import { updateResource } from '../update-resource.ts'

export const updateResourceByExternalIdOperation = defineOperation({
  id: 'AuthorizationResourcesByExternalIdController_updateByExternalId',
  method: 'PATCH',
  path: '/authorization/organizations/{organization_id}/resources/{resource_type_slug}/{external_id}',
  summary: 'Update a resource by its external id',
  description: 'A new parent moves the resource and everything below it.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: ExternalIdParams,
  body: UpdateResource,
  success: { status: 200, body: Resource },
  errors: [notFound, lockTimeout, organizationResourceReadOnly, resourceTypeUpdateInProgress],
  async handler({ params, body }, ctx) {
    return toResource(await updateResource(ctx, (tx) => getResourceByExternalId(tx, params), body))
  },
})
