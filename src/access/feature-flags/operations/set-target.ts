import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { flagOnForEverybody, invalidResourceId, targetsLimitExceeded, userNotExcludable } from '../errors.ts'
import { FlagTarget, TargetParams, toTarget } from '../schemas.ts'
import { setTarget } from '../targets.ts'

export const setTargetOperation = defineOperation({
  id: 'gatehouse.feature_flags.set_target',
  method: 'PUT',
  path: '/feature-flags/{slug}/targets/{resourceId}',
  summary: 'Set a target of a feature flag, or keep an organization out',
  description:
    'With `enabled: true` the same as the POST. With `false`, the roll-out passes over the organization; a user of it who is a target has the flag all the same.',
  surface: 'api',
  access: 'api_key',
  params: TargetParams,
  body: Type.Object({ enabled: Type.Boolean() }),
  success: { status: 200, body: FlagTarget },
  errors: [notFound, invalidResourceId, userNotExcludable, flagOnForEverybody, targetsLimitExceeded],
  async handler({ params, body }, ctx) {
    return toTarget(await setTarget(ctx, params.slug, params.resourceId, body.enabled))
  },
})
