import { notFound } from '#platform/http/errors.ts'
import { listOf, listQuery, toList } from '#platform/http/list.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { FlagTarget, SlugParams, toTarget } from '../schemas.ts'
import { listTargets } from '../targets.ts'

export const listTargetsOperation = defineOperation({
  id: 'gatehouse.feature_flags.list_targets',
  method: 'GET',
  path: '/feature-flags/{slug}/targets',
  summary: 'List the targets of a feature flag',
  description:
    'Returns targets that were set individually, without organizations that are only part of the percentage.',
  surface: 'api',
  access: 'api_key',
  params: SlugParams,
  query: listQuery({}),
  success: { status: 200, body: listOf(FlagTarget) },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    return toList(await listTargets(ctx, params.slug, query), toTarget)
  },
})
