import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { WidgetConnection } from '../connection-schemas.ts'
import { readConnections } from '../connections.ts'

export const listWidgetConnectionsOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.sso_connections.list',
  method: 'GET',
  path: '/_widgets/admin-portal/sso-connections',
  summary: 'List the connections of the organization for a widget',
  permission: 'widgets:sso:manage',
  success: { status: 200, body: Type.Array(WidgetConnection) },
  handler: (_input, ctx, widget) => readConnections(ctx, widget),
})
