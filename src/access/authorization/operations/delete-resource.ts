import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteResource } from '../delete-resource.ts'
import {
  lockTimeout,
  organizationResourceReadOnly,
  resourceHasDependents,
  resourceTypeUpdateInProgress,
} from '../errors.ts'
import { getResource } from '../resource-key.ts'
import { DeleteQuery, ResourceIdParams } from '../resource-schemas.ts'

export const deleteResourceOperation = defineOperation({
  id: 'AuthorizationResourcesController_delete',
  method: 'DELETE',
  path: '/authorization/resources/{resource_id}',
  summary: 'Delete a resource',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: ResourceIdParams,
  query: DeleteQuery,
  success: { status: 204 },
  errors: [notFound, lockTimeout, organizationResourceReadOnly, resourceHasDependents, resourceTypeUpdateInProgress],
  handler: ({ params, query }, ctx) =>
    deleteResource(ctx, (tx) => getResource(tx, params.resource_id), query.cascade_delete),
})
