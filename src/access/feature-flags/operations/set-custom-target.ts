import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { addCustomTarget } from '../custom-targets.ts'
import { invalidCustomTarget, targetsLimitExceeded } from '../errors.ts'
import { CustomFlagTarget, CustomTargetParams, toCustomTarget } from '../schemas.ts'

export const setCustomTargetOperation = defineOperation({
  id: 'gatehouse.feature_flags.set_custom_target',
  method: 'PUT',
  path: '/feature-flags/{slug}/custom_targets/{type}/{id}',
  summary: 'Add a target of your own type to a feature flag',
  description:
    'Such as a workspace or a device. Official runtime clients evaluate it by a typed context: `{ workspace: { id: "ws_1" } }`.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: CustomTargetParams,
  success: { status: 200, body: CustomFlagTarget },
  errors: [notFound, invalidCustomTarget, targetsLimitExceeded],
  async handler({ params: { slug, ...target } }, ctx) {
    return toCustomTarget(await addCustomTarget(ctx, slug, target))
  },
})
