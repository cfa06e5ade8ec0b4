import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { withRule } from '../rules.ts'
import { FlagWithRule, SlugParams } from '../schemas.ts'
import { getFlag } from '../service.ts'

const { slug, enabled, access_type, rollout_percentage } = FlagWithRule.properties

export const getRuleOperation = defineOperation({
  id: 'gatehouse.feature_flags.rule',
  method: 'GET',
  path: '/feature-flags/{slug}/rule',
  summary: 'Get the access type and percentage of a feature flag',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  success: {
    status: 200,
    body: Type.Object({ object: Type.Literal('feature_flag_rule'), slug, enabled, access_type, rollout_percentage }),
  },
  errors: [notFound],
  async handler({ params }, ctx) {
    const flag = await withRule(ctx, await getFlag(ctx, params.slug))
    return {
      object: 'feature_flag_rule' as const,
      slug: flag.slug,
      enabled: flag.enabled,
      access_type: flag.access_type,
      rollout_percentage: flag.rollout_percentage,
    }
  },
})
