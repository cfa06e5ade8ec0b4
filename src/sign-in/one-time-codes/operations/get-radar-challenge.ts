import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getCode, readCode, toOneTimeCode } from '../one-time-codes.ts'
import { RadarChallenge } from '../schemas.ts'

export const getRadarChallengeOperation = defineOperation({
  id: 'PublicRadarChallengesController_get',
  method: 'GET',
  path: '/user_management/radar_challenges/{id}',
  summary: 'Get the code of a Radar challenge',
  description: 'Use this to send the code yourself.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: RadarChallenge },
  errors: [notFound],
  async handler({ params }, ctx) {
    const row = await getCode(ctx, 'radar_challenge', params.id)
    return { ...toOneTimeCode('radar_challenge', row), type: 'email' as const, code: readCode(ctx, row) }
  },
})
