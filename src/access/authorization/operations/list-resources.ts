import { Type } from 'typebox'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { missingListScope } from '../errors.ts'
import { listResources } from '../list-resources.ts'
import { Resource, toResource } from '../resource-schemas.ts'

export const listResourcesOperation = defineOperation({
  id: 'AuthorizationResourcesController_list',
  method: 'GET',
  path: '/authorization/resources',
  summary: 'List resources',
  description: 'Returns the resources of an organization, of a type, or under a parent.',
  surface: 'api',
  access: 'api_key',
  query: listQuery({
    organization_id: Type.Optional(Type.String()),
    resource_type_slug: Type.Optional(Type.String()),
    resource_external_id: Type.Optional(Type.String()),
    parent_resource_id: Type.Optional(Type.String()),
    parent_resource_type_slug: Type.Optional(Type.String()),
    parent_external_id: Type.Optional(Type.String()),
  }),
  success: { status: 200, body: listOf(Resource) },
  errors: [missingListScope],
  async handler({ query }, ctx) {
    return toList(await listResources(ctx, query), toResource)
  },
})
