import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getCode, readCode, toOneTimeCode } from '../one-time-codes.ts'
import { EmailVerification } from '../schemas.ts'

export const getEmailVerificationOperation = defineOperation({
  id: 'UserlandUsersController_getEmailVerification',
  method: 'GET',
  path: '/user_management/email_verification/{id}',
  summary: 'Get an email verification code',
  description: 'Use this to send the code yourself.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: EmailVerification },
  errors: [notFound],
  async handler({ params }, ctx) {
    const row = await getCode(ctx, 'email_verification', params.id)
    return { ...toOneTimeCode('email_verification', row), code: readCode(ctx, row) }
  },
})
