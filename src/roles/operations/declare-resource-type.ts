import { Type } from 'typebox'
import { defineOperation } from '../../platform/http/operation.ts'
import { readOnly } from '../errors.ts'
import { DeclareResourceType, ResourceType, toResourceType } from '../resource-type-schemas.ts'
import { declareResourceType } from '../resource-types.ts'
import { ResourceTypeSlug } from '../schemas.ts'

export const declareResourceTypeOperation = defineOperation({
  id: 'gatehouse.resource_types.declare',
  method: 'PUT',
  path: '/authorization/resource_types/{slug}',
  summary: 'Declare a type of resources and what they may stand under',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ slug: ResourceTypeSlug }),
  body: DeclareResourceType,
  success: { status: 200, body: ResourceType },
  errors: [readOnly],
  async handler({ params, body }, ctx) {
    return toResourceType(await declareResourceType(ctx, params.slug, body))
  },
})
