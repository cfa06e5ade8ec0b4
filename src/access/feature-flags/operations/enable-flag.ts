import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { FeatureFlag, SlugParams, toFlag } from '../schemas.ts'
import { setEnabled } from '../service.ts'

export const enableFlagOperation = defineOperation({
  id: 'FeatureFlagsController_enableFlag',
  method: 'PUT',
  path: '/feature-flags/{slug}/enable',
  summary: 'Enable a feature flag',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: SlugParams,
  success: { status: 200, body: FeatureFlag },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toFlag(await setEnabled(ctx, params.slug, true))
  },
})
