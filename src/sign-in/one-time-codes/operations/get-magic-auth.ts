import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getCode, readCode, toOneTimeCode } from '../one-time-codes.ts'
import { MagicAuth } from '../schemas.ts'

export const getMagicAuthOperation = defineOperation({
  id: 'UserlandMagicAuthController_get',
  method: 'GET',
  path: '/user_management/magic_auth/{id}',
  summary: 'Get a magic code',
  description: 'Use this to send the code yourself.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: MagicAuth },
  errors: [notFound],
  async handler({ params }, ctx) {
    const row = await getCode(ctx, 'magic_auth', params.id)
    return { ...toOneTimeCode('magic_auth', row), code: readCode(ctx, row) }
  },
})
