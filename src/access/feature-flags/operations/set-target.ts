import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { flagEnabledForEveryone, invalidResourceId, targetsLimitExceeded, userNotExcludable } from '../errors.ts'
import { FlagTarget, TargetParams, toTarget } from '../schemas.ts'
import { setTarget } from '../targets.ts'

export const setTargetOperation = defineOperation({
  id: 'gatehouse.feature_flags.set_target',
  method: 'PUT',
  path: '/feature-flags/{slug}/targets/{resourceId}',
  summary: 'Set a target of a feature flag',
  description:
    'With `enabled: true`, this is the same as the POST. With `false`, the rollout skips the organization; its users who are targets themselves still get the flag.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: TargetParams,
  body: Type.Object({ enabled: Type.Boolean() }),
  success: { status: 200, body: FlagTarget },
  errors: [notFound, invalidResourceId, userNotExcludable, flagEnabledForEveryone, targetsLimitExceeded],
  async handler({ params, body }, ctx) {
    return toTarget(await setTarget(ctx, params.slug, params.resourceId, body.enabled))
  },
})
