import { Type } from 'typebox'
import { AuthenticationChallenge, EnrolledFactor } from '#people/mfa/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { beginTotp } from '../second-factor.ts'

export const createTotpFactorOperation = defineUserOperation({
  id: 'gatehouse.widgets.totp_factors.create',
  method: 'POST',
  path: '/_widgets/UserProfile/create-totp-factor',
  summary: 'Enroll an authenticator app for a widget',
  elevated: true,
  success: {
    status: 201,
    body: Type.Object({ authenticationFactor: EnrolledFactor, authenticationChallenge: AuthenticationChallenge }),
  },
  handler: (_input, ctx, { userId }) => beginTotp(ctx, userId),
})
