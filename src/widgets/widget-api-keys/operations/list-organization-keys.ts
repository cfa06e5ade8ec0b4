import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { readOrganizationKeys } from '../keys.ts'
import { KeyQuery, WidgetApiKeys } from '../schemas.ts'

export const listOrganizationKeysOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.api_keys.list',
  method: 'GET',
  path: '/_widgets/ApiKeys/organization-api-keys',
  summary: 'List the API keys of the organization for a widget',
  permission: 'widgets:api-keys:manage',
  query: KeyQuery,
  success: { status: 200, body: WidgetApiKeys },
  handler: ({ query }, ctx, widget) => readOrganizationKeys(ctx, widget, query),
})
