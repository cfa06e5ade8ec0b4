import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { permissionNotHeld } from '../errors.ts'
import { makeOrganizationKey } from '../keys.ts'
import { CreateWidgetApiKey, NewWidgetApiKey } from '../schemas.ts'

export const createOrganizationKeyOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.api_keys.create',
  method: 'POST',
  path: '/_widgets/ApiKeys/organization-api-keys',
  summary: 'Create an API key of the organization for a widget',
  permission: 'widgets:api-keys:manage',
  body: CreateWidgetApiKey,
  success: { status: 201, body: NewWidgetApiKey },
  errors: [permissionNotHeld],
  handler: ({ body }, ctx, widget) => makeOrganizationKey(ctx, widget, body),
})
