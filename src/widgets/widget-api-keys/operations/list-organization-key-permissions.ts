import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { listKeyPermissions } from '../keys.ts'
import { KeyPermissions, PermissionQuery } from '../schemas.ts'

export const listOrganizationKeyPermissionsOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.api_keys.permissions',
  method: 'GET',
  path: '/_widgets/ApiKeys/permissions',
  summary: 'List what a key of the organization may permit',
  permission: 'widgets:api-keys:manage',
  query: PermissionQuery,
  success: { status: 200, body: KeyPermissions },
  handler: ({ query }, ctx, widget) => listKeyPermissions(ctx, widget, query.search),
})
