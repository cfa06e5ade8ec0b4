import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getResourceByExternalId } from '../resource-key.ts'
import { ExternalIdParams, Resource, toResource } from '../resource-schemas.ts'

export const getResourceByExternalIdOperation = defineOperation({
  id: 'AuthorizationResourcesByExternalIdController_getByExternalId',
  method: 'GET',
  path: '/authorization/organizations/{organization_id}/resources/{resource_type_slug}/{external_id}',
  summary: 'Get a resource by its external id',
  surface: 'api',
  access: 'api_key',
  params: ExternalIdParams,
  success: { status: 200, body: Resource },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toResource(await getResourceByExternalId(ctx, params))
  },
})
