import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readOnly, resourceTypeInUse } from '../errors.ts'
import { SlugParams } from '../schemas.ts'
import { deleteResourceType } from '../service.ts'

export const deleteResourceTypeOperation = defineOperation({
  id: 'gatehouse.resource_types.delete',
  method: 'DELETE',
  path: '/authorization/resource_types/{slug}',
  summary: 'Delete a resource type',
  description: 'Refused while a role, a permission or another resource type uses it.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  success: { status: 204 },
  errors: [notFound, readOnly, resourceTypeInUse],
  handler: ({ params }, ctx) => deleteResourceType(ctx, params.slug),
})
