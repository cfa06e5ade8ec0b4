import { defineOperation } from '#platform/http/operation.ts'
import { getRoleSettings, RoleSettings } from '../role-settings.ts'

export const getRoleSettingsOperation = defineOperation({
  id: 'gatehouse.role_settings.get',
  method: 'GET',
  path: '/authorization/role_settings',
  summary: 'Get the role settings',
  description: 'Returns the default role, and whether a membership may have several roles.',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: RoleSettings },
  handler: (_input, ctx) => getRoleSettings(ctx),
})
