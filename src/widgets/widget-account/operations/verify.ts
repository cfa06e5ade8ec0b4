import { tooManyRequests } from '#sign-in/authentication/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { elevate } from '../elevation.ts'
import { verificationCodeWrong } from '../errors.ts'
import { ChallengeCode, ElevatedAccess } from '../schemas.ts'

/** Answers with a token of ten minutes, which the widget keeps in memory only. */
export const verifyElevationOperation = defineUserOperation({
  id: 'gatehouse.widgets.verification.verify',
  method: 'POST',
  path: '/_widgets/UserProfile/verify',
  summary: 'Verify a code for elevated access for a widget',
  body: ChallengeCode,
  success: { status: 200, body: ElevatedAccess },
  errors: [verificationCodeWrong, tooManyRequests],
  handler: ({ body: { code, authenticationChallengeId: challengeId } }, ctx, { userId }) =>
    elevate(ctx, userId, { code, challengeId }),
})
