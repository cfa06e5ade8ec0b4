import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getRoleSettings, RoleSettings } from '../role-settings.ts'
import { OrganizationParams } from '../schemas.ts'

export const getOrganizationRoleSettingsOperation = defineOperation({
  id: 'gatehouse.organization_role_settings.get',
  method: 'GET',
  path: '/authorization/organizations/{organizationId}/role_settings',
  summary: 'Get the role settings of an organization',
  surface: 'api',
  access: 'api_key',
  params: OrganizationParams,
  success: { status: 200, body: RoleSettings },
  errors: [notFound],
  handler: ({ params }, ctx) => getRoleSettings(ctx, params.organizationId),
})
