import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { allowMultipleRoles, getRoleSettings, RoleSettings } from '../role-settings.ts'

export const setRoleSettingsOperation = defineOperation({
  id: 'gatehouse.role_settings.set',
  method: 'PUT',
  path: '/authorization/role_settings',
  summary: 'Update the role settings',
  description: 'Sets whether a membership may have several roles.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: Type.Object({ multiple_roles_enabled: Type.Boolean() }),
  success: { status: 200, body: RoleSettings },
  async handler({ body }, ctx) {
    await allowMultipleRoles(ctx, body.multiple_roles_enabled)
    return getRoleSettings(ctx)
  },
})
