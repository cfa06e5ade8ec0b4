import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ResourceType, SlugParams, toResourceType } from '../schemas.ts'
import { getResourceType, hierarchyLock } from '../service.ts'

export const getResourceTypeOperation = defineOperation({
  id: 'gatehouse.resource_types.get',
  method: 'GET',
  path: '/authorization/resource_types/{slug}',
  summary: 'Get a resource type',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  // What changes a type holds the hierarchy of all of them.
  lockRow: (_params, ctx) => hierarchyLock(ctx),
  success: { status: 200, body: ResourceType },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toResourceType(await getResourceType(ctx, params.slug))
  },
})
