import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteResource } from '../delete-resource.ts'
import {
  lockTimeout,
  organizationResourceReadOnly,
  resourceHasDependents,
  resourceTypeUpdateInProgress,
} from '../errors.ts'
import { getResourceByExternalId } from '../resource-key.ts'
import { DeleteQuery, ExternalIdParams } from '../resource-schemas.ts'

export const deleteResourceByExternalIdOperation = defineOperation({
  id: 'AuthorizationResourcesByExternalIdController_deleteByExternalId',
  method: 'DELETE',
  path: '/authorization/organizations/{organization_id}/resources/{resource_type_slug}/{external_id}',
  summary: 'Delete a resource by its external id',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: ExternalIdParams,
  query: DeleteQuery,
  success: { status: 204 },
  errors: [notFound, lockTimeout, organizationResourceReadOnly, resourceHasDependents, resourceTypeUpdateInProgress],
  handler: ({ params, query }, ctx) =>
    deleteResource(ctx, (tx) => getResourceByExternalId(tx, params), query.cascade_delete),
})
