import { ownKeys } from '../key-holders.ts'
import { readOwnKeys } from '../keys.ts'
import { KeyQuery, WidgetUserApiKeys } from '../schemas.ts'

/** The user's keys in the organization of the token. */
export const listOwnKeysOperation = ownKeys.define({
  id: 'gatehouse.widgets.user_api_keys.list',
  method: 'GET',
  path: ownKeys.keysPath,
  summary: 'List the API keys of the user for a widget',
  query: KeyQuery,
  success: { status: 200, body: WidgetUserApiKeys },
  handler: ({ query }, ctx, widget) => readOwnKeys(ctx, widget, query),
})
