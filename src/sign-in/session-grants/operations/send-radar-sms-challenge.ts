import { Type } from 'typebox'
import { invalidPhoneNumber, listVerifiedFactors, requirePhone } from '#people/mfa/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { IpAddressText } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { smsNotConfigured } from '#platform/http/shared-errors.ts'
import { secret } from '#platform/marks.ts'
import { type Attempt, textRadarChallenge, tooManyRequests } from '../../authentication/index.ts'
import { invalidPendingAuthenticationToken, radarSmsChallengeError } from '../errors.ts'
import { findPendingAuthentication } from '../pending-authentications.ts'

export const sendRadarSmsChallengeOperation = defineOperation({
  id: 'PublicRadarChallengesController_sendRadarSmsChallenge',
  method: 'POST',
  path: '/user_management/radar_challenges',
  summary: 'Send a Radar challenge as a text message',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: Type.Object({
    user_id: Type.String({ maxLength: 255 }),
    pending_authentication_token: Type.String({ ...secret, maxLength: 255 }),
    phone_number: Type.String({ maxLength: 64 }),
    ip_address: Type.Optional(IpAddressText),
    user_agent: Type.Optional(Type.String({ maxLength: 1_024 })),
  }),
  success: { status: 201, body: Type.Object({ verification_id: Type.String(), phone_number: Type.String() }) },
  errors: [
    invalidPendingAuthenticationToken,
    radarSmsChallengeError,
    invalidPhoneNumber,
    smsNotConfigured,
    tooManyRequests,
  ],
  async handler({ body }, ctx) {
    const { user_id, phone_number, pending_authentication_token: token } = body
    requirePhone(ctx, phone_number)
    const attempt = await findPendingAuthentication(ctx, 'radar_sms_challenge', token)
    if (attempt?.userId !== user_id) throw invalidPendingAuthenticationToken()
    await requireOwnPhone(ctx, attempt, phone_number)
    const user = await getUser(ctx, user_id)
    const verification = await ctx.transaction((tx) => textRadarChallenge(tx, user, phone_number))
    return { verification_id: verification.id, phone_number }
  },
})

/**
 * Otherwise, an attacker with the password could have the code sent to their own phone. @throws radarSmsChallengeError
 */
async function requireOwnPhone(ctx: Context, { radar, userId }: Attempt, phoneNumber: string): Promise<void> {
  if (radar?.action === 'sign-up') return
  const factors = await listVerifiedFactors(ctx, userId)
  if (!factors.some(({ phone_number }) => phone_number === phoneNumber)) throw radarSmsChallengeError()
}
