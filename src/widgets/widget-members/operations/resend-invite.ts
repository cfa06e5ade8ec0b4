import { Type } from 'typebox'
import { invitationRefusals, resendRefusals } from '#access/invitations/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { actionNotOffered, roleNotGrantable } from '../errors.ts'
import { inviteAgain } from '../members.ts'

export const resendInviteOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.invites.resend',
  method: 'POST',
  path: '/_widgets/UserManagement/invites/{user_id}/resend',
  summary: 'Resend an invitation for a widget',
  permission: 'widgets:users-table:manage',
  params: Type.Object({ user_id: Type.String() }),
  success: { status: 201, body: Type.Object({ id: Type.String(), success: Type.Boolean() }) },
  errors: [actionNotOffered, roleNotGrantable, ...invitationRefusals, ...resendRefusals],
  async handler({ params }, ctx, widget) {
    await inviteAgain(ctx, widget, params.user_id)
    return { id: params.user_id, success: true }
  },
})
