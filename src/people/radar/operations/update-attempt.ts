import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { updateAttempt } from '../attempts.ts'
import { UpdateRadarAttempt } from '../schemas.ts'

export const updateRadarAttemptOperation = defineOperation({
  id: 'RadarStandaloneController_updateRadarAttempt',
  method: 'PUT',
  path: '/radar/attempts/{id}',
  summary: 'Report the outcome of an attempt',
  description: 'Tells Radar that the attempt or its challenge succeeded.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateRadarAttempt,
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params, body }, ctx) => updateAttempt(ctx, params.id, body),
})
