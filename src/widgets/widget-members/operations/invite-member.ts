import { Type } from 'typebox'
import { invitationRefusals } from '#access/invitations/index.ts'
import { tooManyMails } from '#messaging/mails/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { roleNotGrantable } from '../errors.ts'
import { asWidgetError } from '../known-refusals.ts'
import { invite } from '../members.ts'
import { MemberInvitation } from '../schemas.ts'

export const inviteMemberOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.members.invite',
  method: 'POST',
  path: '/_widgets/UserManagement/invite-user',
  summary: 'Send an invitation for a widget',
  permission: 'widgets:users-table:manage',
  body: MemberInvitation,
  success: { status: 201, body: Type.Object({ success: Type.Boolean() }) },
  errors: [roleNotGrantable, tooManyMails, ...invitationRefusals],
  async handler({ body }, ctx, widget) {
    await asWidgetError(invite(ctx, widget, { email: body.email, role: body.roles[0] }))
    return { success: true }
  },
})
