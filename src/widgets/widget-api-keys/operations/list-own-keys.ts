import { defineOwnKeysOperation } from '../define-own-keys-operation.ts'
import { readOwnKeys } from '../keys.ts'
import { KeyQuery, WidgetUserApiKeys } from '../schemas.ts'

export const listOwnKeysOperation = defineOwnKeysOperation({
  id: 'gatehouse.widgets.user_api_keys.list',
  method: 'GET',
  path: '/_widgets/UserApiKeys/api-keys',
  summary: 'List the API keys of the user for a widget',
  query: KeyQuery,
  success: { status: 200, body: WidgetUserApiKeys },
  handler: ({ query }, ctx, widget) => readOwnKeys(ctx, widget, query),
})
