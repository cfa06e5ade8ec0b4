import { Type } from 'typebox'
import { tooManyMails } from '#messaging/mails/index.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { sendEmailChange, sendRefusals } from '#sign-in/email-changes/index.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'
import { NewEmail } from '../schemas.ts'

/** Needs elevated access. The email stays as it is until the code, which goes to the new address, comes back. */
export const sendOwnEmailChangeOperation = defineUserOperation({
  id: 'gatehouse.widgets.email_change.send',
  method: 'POST',
  path: '/_widgets/UserProfile/send-email-change',
  summary: 'Send a code to a new address for a widget',
  elevated: true,
  body: Type.Object({ newEmail: NewEmail }),
  success: { status: 200, body: Type.Object({ expiresAt: Timestamp }) },
  errors: [...sendRefusals, tooManyMails],
  async handler({ body }, ctx, { userId }) {
    const { expiresAt } = await sendEmailChange(ctx, userId, body.newEmail)
    return { expiresAt }
  },
})
