import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SlugParams } from '../schemas.ts'
import { deleteFlag } from '../service.ts'

export const deleteFlagOperation = defineOperation({
  id: 'gatehouse.feature_flags.delete',
  method: 'DELETE',
  path: '/feature-flags/{slug}',
  summary: 'Delete a feature flag',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteFlag(ctx, params.slug),
})
