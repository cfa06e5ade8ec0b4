import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { removeCustomTarget } from '../custom-targets.ts'
import { CustomTargetParams } from '../schemas.ts'

export const deleteCustomTargetOperation = defineOperation({
  id: 'gatehouse.feature_flags.delete_custom_target',
  method: 'DELETE',
  path: '/feature-flags/{slug}/custom_targets/{type}/{id}',
  summary: 'Remove a target of your own type from a feature flag',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: CustomTargetParams,
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params: { slug, ...target } }, ctx) => removeCustomTarget(ctx, slug, target),
})
