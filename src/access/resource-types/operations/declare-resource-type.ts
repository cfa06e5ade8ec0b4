import { defineOperation } from '#platform/http/operation.ts'
import { readOnly } from '../errors.ts'
import { DeclareResourceType, ResourceType, toResourceType } from '../schemas.ts'
import { declareResourceType } from '../service.ts'

export const declareResourceTypeOperation = defineOperation({
  id: 'gatehouse.resource_types.declare',
  method: 'PUT',
  path: '/authorization/resource_types',
  summary: 'Declare a resource type',
  description: 'Sets the types that its resources may have as parents.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: DeclareResourceType,
  changes: ({ slug }) => ({ slug }),
  success: { status: 200, body: ResourceType },
  errors: [readOnly],
  async handler({ body }, ctx) {
    return toResourceType(await declareResourceType(ctx, body))
  },
})
