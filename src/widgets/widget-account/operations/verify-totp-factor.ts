import { tooManyRequests } from '#sign-in/authentication/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { verificationCodeWrong } from '../errors.ts'
import { ChallengeCode, Success } from '../schemas.ts'
import { verifyTotp } from '../second-factor.ts'

export const verifyTotpFactorOperation = defineUserOperation({
  id: 'gatehouse.widgets.totp_factors.verify',
  method: 'POST',
  path: '/_widgets/UserProfile/verify-totp-factor',
  summary: 'Verify an authenticator app for a widget',
  elevated: true,
  body: ChallengeCode,
  success: { status: 200, body: Success },
  errors: [verificationCodeWrong, tooManyRequests],
  async handler({ body: { code, authenticationChallengeId: challengeId } }, ctx, { userId }) {
    await verifyTotp(ctx, userId, { code, challengeId })
    return { success: true as const }
  },
})
