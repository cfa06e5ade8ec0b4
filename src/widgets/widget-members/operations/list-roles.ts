import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { listMemberRoles, listMemberRolesAndConfig } from '../members.ts'
import { MemberRole } from '../schemas.ts'

export const listMemberRolesOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.roles.list',
  method: 'GET',
  path: '/_widgets/UserManagement/roles',
  summary: 'List the roles of members for a widget',
  permission: 'widgets:users-table:manage',
  success: { status: 200, body: Type.Array(MemberRole) },
  handler: (_input, ctx, { organizationId }) => listMemberRoles(ctx, organizationId),
})

export const listMemberRolesAndConfigOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.roles_and_config.get',
  method: 'GET',
  path: '/_widgets/UserManagement/roles-and-config',
  summary: 'List roles and whether members may have several',
  permission: 'widgets:users-table:manage',
  success: {
    status: 200,
    body: Type.Object({ roles: Type.Array(MemberRole), multipleRolesEnabled: Type.Boolean() }),
  },
  handler: (_input, ctx, { organizationId }) => listMemberRolesAndConfig(ctx, organizationId),
})
