import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidResourceId } from '../errors.ts'
import { TargetParams } from '../schemas.ts'
import { removeTarget } from '../targets.ts'

export const deleteTargetOperation = defineOperation({
  id: 'FlagTargetsController_deleteTarget',
  method: 'DELETE',
  path: '/feature-flags/{slug}/targets/{resourceId}',
  summary: 'Remove a user or an organization from a feature flag',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: TargetParams,
  success: { status: 204 },
  errors: [notFound, invalidResourceId],
  handler: ({ params }, ctx) => removeTarget(ctx, params.slug, params.resourceId),
})
