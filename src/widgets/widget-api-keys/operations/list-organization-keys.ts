import { organizationKeys } from '../key-holders.ts'
import { readOrganizationKeys } from '../keys.ts'
import { KeyQuery, WidgetApiKeys } from '../schemas.ts'

/** The keys of the organization itself, without those of its users. */
export const listOrganizationKeysOperation = organizationKeys.define({
  id: 'gatehouse.widgets.api_keys.list',
  method: 'GET',
  path: organizationKeys.keysPath,
  summary: 'List the API keys of the organization for a widget',
  query: KeyQuery,
  success: { status: 200, body: WidgetApiKeys },
  handler: ({ query }, ctx, widget) => readOrganizationKeys(ctx, widget, query),
})
