import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readFigures } from '../objects.ts'
import { ScimTargetFigures } from '../schemas.ts'

export const getFiguresOperation = defineOperation({
  id: 'gatehouse.scim_targets.get_figures',
  method: 'GET',
  path: '/scim_targets/{id}/figures',
  summary: 'Get how much a SCIM target has',
  description: 'How many users and groups it has, how many are still to be pushed, and how many of those have failed.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: ScimTargetFigures },
  errors: [notFound],
  handler: ({ params }, ctx) => readFigures(ctx, params.id),
})
