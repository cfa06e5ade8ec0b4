import { Type } from 'typebox'
import { inviteNotPending } from '#access/invitations/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { actionNotOffered } from '../errors.ts'
import { withdrawInvitation } from '../members.ts'

export const revokeInviteOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.invites.revoke',
  method: 'DELETE',
  path: '/_widgets/UserManagement/invites/{user_id}',
  summary: 'Revoke an invitation for a widget',
  permission: 'widgets:users-table:manage',
  params: Type.Object({ user_id: Type.String() }),
  success: { status: 200, body: Type.Object({ id: Type.String(), success: Type.Boolean() }) },
  errors: [actionNotOffered, inviteNotPending],
  async handler({ params }, ctx, widget) {
    await withdrawInvitation(ctx, widget, params.user_id)
    return { id: params.user_id, success: true }
  },
})
