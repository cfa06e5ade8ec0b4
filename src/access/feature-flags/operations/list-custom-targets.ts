import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { listCustomTargets } from '../custom-targets.ts'
import { CustomFlagTarget, SlugParams, toCustomTarget } from '../schemas.ts'

export const listCustomTargetsOperation = defineOperation({
  id: 'gatehouse.feature_flags.list_custom_targets',
  method: 'GET',
  path: '/feature-flags/{slug}/custom_targets',
  summary: 'List the targets of your own types of a feature flag',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  query: listQuery({}),
  success: { status: 200, body: listOf(CustomFlagTarget) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listCustomTargets(ctx, params.slug, query), toCustomTarget)
  },
})
