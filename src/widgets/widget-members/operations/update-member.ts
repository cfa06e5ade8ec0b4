import { Type } from 'typebox'
import { invalidRole, multipleRolesNotEnabled, subResourceRole } from '#access/roles/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { actionNotOffered, roleNotGrantable } from '../errors.ts'
import { changeRoles } from '../members.ts'
import { MemberRoles } from '../schemas.ts'

/** Replaces the roles. The caller needs every permission of those that are added. */
export const updateMemberOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.members.update',
  method: 'POST',
  path: '/_widgets/UserManagement/members/{user_id}',
  summary: 'Change the roles of a member for a widget',
  permission: 'widgets:users-table:manage',
  params: Type.Object({ user_id: Type.String() }),
  body: MemberRoles,
  success: { status: 200, body: Type.Object({ id: Type.String(), success: Type.Boolean() }) },
  errors: [actionNotOffered, roleNotGrantable, invalidRole, multipleRolesNotEnabled, subResourceRole],
  async handler({ params, body }, ctx, widget) {
    await changeRoles(ctx, widget, params.user_id, body.roles)
    return { id: params.user_id, success: true }
  },
})
