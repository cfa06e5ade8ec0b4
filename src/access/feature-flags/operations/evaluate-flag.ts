import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readCustomTarget } from '../custom-target.ts'
import { invalidCustomTarget } from '../errors.ts'
import { evaluateFlag } from '../evaluation.ts'
import { FlagEvaluation, SlugParams } from '../schemas.ts'

export const evaluateFlagOperation = defineOperation({
  id: 'gatehouse.feature_flags.evaluate',
  method: 'GET',
  path: '/feature-flags/{slug}/evaluation',
  summary: 'Evaluate a feature flag for a user and an organization',
  description:
    "Uses the same rules as the official clients and access tokens, and returns the reason. Unknown ids aren't targets.",
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  query: Type.Object({
    user_id: Type.Optional(Type.String()),
    organization_id: Type.Optional(Type.String()),
    custom_target: Type.Optional(
      Type.Array(Type.String(), {
        maxItems: 20,
        description: 'Targets of your own types, as `workspace:ws_1`.',
      }),
    ),
  }),
  success: { status: 200, body: FlagEvaluation },
  errors: [notFound, invalidCustomTarget],
  async handler({ params, query }, ctx) {
    const { user_id: userId = null, organization_id: organizationId = null } = query
    const custom = query.custom_target?.map(readCustomTarget)
    const evaluation = await evaluateFlag(ctx, params.slug, { userId, organizationId, custom })
    return { object: 'feature_flag_evaluation' as const, slug: params.slug, ...evaluation }
  },
})
