import { defineOwnKeysOperation } from '../define-own-keys-operation.ts'
import { listKeyPermissions } from '../keys.ts'
import { KeyPermissions, PermissionQuery } from '../schemas.ts'

export const listOwnKeyPermissionsOperation = defineOwnKeysOperation({
  id: 'gatehouse.widgets.user_api_keys.permissions',
  method: 'GET',
  path: '/_widgets/UserApiKeys/permissions',
  summary: 'List what a key of the user may permit',
  query: PermissionQuery,
  success: { status: 200, body: KeyPermissions },
  handler: ({ query }, ctx, widget) => listKeyPermissions(ctx, widget, query.search),
})
