import { Type } from 'typebox'
import { confirmEmailChange, confirmRefusals } from '#sign-in/email-changes/index.ts'
import { defineUserOperation, mintElevatedToken } from '../../widget-tokens/index.ts'
import { describe } from '../profile.ts'
import { Code, ElevatedAccess, Me } from '../schemas.ts'

export const verifyOwnEmailChangeOperation = defineUserOperation({
  id: 'gatehouse.widgets.email_change.verify',
  method: 'POST',
  path: '/_widgets/UserProfile/verify-email-change',
  summary: 'Change the address of the user for a widget',
  body: Type.Object({ code: Code }),
  success: { status: 200, body: Type.Object({ user: Me, ...ElevatedAccess.properties }) },
  errors: [...confirmRefusals],
  async handler({ body }, ctx, { userId }) {
    const user = await confirmEmailChange(ctx, userId, body.code)
    return { user: await describe(ctx, user), ...(await mintElevatedToken(ctx, userId)) }
  },
})
