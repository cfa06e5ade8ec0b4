import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { FeatureFlag, SlugParams, toFlag } from '../schemas.ts'
import { getFlag } from '../service.ts'

export const getFlagOperation = defineOperation({
  id: 'FeatureFlagsController_findBySlug',
  method: 'GET',
  path: '/feature-flags/{slug}',
  summary: 'Get a feature flag',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  lockRow: ({ slug }, ctx) => sql`
    select 1 from feature_flags where environment_id = ${ctx.environmentId} and slug = ${slug} for update`,
  success: { status: 200, body: FeatureFlag },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toFlag(await getFlag(ctx, params.slug))
  },
})
