import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { actionNotOffered } from '../errors.ts'
import { removeMember } from '../members.ts'

/** Deletes the membership; the user stays. */
export const removeMemberOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.members.remove',
  method: 'DELETE',
  path: '/_widgets/UserManagement/members/{user_id}',
  summary: 'Remove a member for a widget',
  permission: 'widgets:users-table:manage',
  params: Type.Object({ user_id: Type.String() }),
  success: { status: 200, body: Type.Object({ id: Type.String(), success: Type.Boolean() }) },
  errors: [actionNotOffered],
  async handler({ params }, ctx, widget) {
    await removeMember(ctx, widget, params.user_id)
    return { id: params.user_id, success: true }
  },
})
