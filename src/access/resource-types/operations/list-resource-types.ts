import { defineOperation } from '#platform/http/operation.ts'
import { ResourceTypeList, toResourceType } from '../schemas.ts'
import { listResourceTypes } from '../service.ts'

export const listResourceTypesOperation = defineOperation({
  id: 'gatehouse.resource_types.list',
  method: 'GET',
  path: '/authorization/resource_types',
  summary: 'List resource types',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: ResourceTypeList },
  async handler(_input, ctx) {
    return { object: 'list' as const, data: (await listResourceTypes(ctx)).map(toResourceType) }
  },
})
