import { Type } from 'typebox'
import { tooManyMails } from '#messaging/mails/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { sendElevationCode } from '../elevation.ts'

export const sendVerificationOperation = defineUserOperation({
  id: 'gatehouse.widgets.verification.send',
  method: 'POST',
  path: '/_widgets/UserProfile/send-verification',
  summary: 'Send a code for elevated access for a widget',
  success: {
    status: 200,
    body: Type.Object({ authenticationChallenge: Type.String(), type: Type.Literal('EmailVerification') }),
  },
  errors: [tooManyMails],
  async handler(_input, ctx, { userId }) {
    return { authenticationChallenge: await sendElevationCode(ctx, userId), type: 'EmailVerification' as const }
  },
})
