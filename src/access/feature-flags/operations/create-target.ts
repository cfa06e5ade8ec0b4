import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { invalidResourceId, targetsLimitExceeded } from '../errors.ts'
import { TargetParams } from '../schemas.ts'
import { setTarget } from '../targets.ts'

export const createTargetOperation = defineOperation({
  id: 'FlagTargetsController_createTarget',
  method: 'POST',
  path: '/feature-flags/{slug}/targets/{resourceId}',
  summary: 'Add a user or an organization as a target of a feature flag',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: TargetParams,
  success: { status: 204 },
  errors: [notFound, invalidResourceId, targetsLimitExceeded],
  async handler({ params }, ctx) {
    await setTarget(ctx, params.slug, params.resourceId, true)
  },
})
