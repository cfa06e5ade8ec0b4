import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { flagEnabledForEveryone } from '../errors.ts'
import { withRule } from '../rules.ts'
import { FlagWithRule, SlugParams, UpdateFlag } from '../schemas.ts'
import { updateFlag } from '../service.ts'

export const updateFlagOperation = defineOperation({
  id: 'gatehouse.feature_flags.update',
  method: 'PATCH',
  path: '/feature-flags/{slug}',
  summary: 'Update a feature flag and its targets',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  body: UpdateFlag,
  success: { status: 200, body: FlagWithRule },
  errors: [notFound, flagEnabledForEveryone],
  async handler({ params, body }, ctx) {
    return withRule(ctx, await updateFlag(ctx, params.slug, body))
  },
})
