import { Type } from 'typebox'
import { limitGuesses } from '../../platform/guess-limits.ts'
import { defineOperation } from '../../platform/http/operation.ts'
import { canonicalEmailOf, findOrCreateUser } from '../../users/index.ts'
import { invitationInvalid, tooManyMails } from '../errors.ts'
import { codesSent } from '../limits.ts'
import { readCode, toOneTimeCode } from '../one-time-codes.ts'
import { CreatedMagicAuth } from '../schemas.ts'
import { sendMagicAuth } from '../send-codes.ts'

export const createMagicAuthOperation = defineOperation({
  id: 'UserlandMagicAuthController_sendMagicAuthCodeAndReturn',
  method: 'POST',
  path: '/user_management/magic_auth',
  summary: 'Mail a sign-in code; an unknown address becomes a user',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({
    email: Type.String({ format: 'email', maxLength: 254 }),
    invitation_token: Type.Optional(Type.String()),
    ip_address: Type.Optional(Type.String()),
    user_agent: Type.Optional(Type.String()),
    radar_auth_attempt_id: Type.Optional(Type.String()),
    signals_id: Type.Optional(Type.String()),
  }),
  success: { status: 201, body: CreatedMagicAuth },
  errors: [invitationInvalid, tooManyMails],
  async handler({ body }, ctx) {
    if (body.invitation_token !== undefined) throw invitationInvalid()
    await limitGuesses(ctx, codesSent, canonicalEmailOf(body.email), tooManyMails)
    return ctx.transaction(async (tx) => {
      const user = await findOrCreateUser(tx, body.email)
      const row = await sendMagicAuth(tx, user)
      return { ...toOneTimeCode('magic_auth', row), code: readCode(tx, row) }
    })
  },
})
