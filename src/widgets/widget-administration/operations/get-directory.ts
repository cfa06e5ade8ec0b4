import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { readDirectory } from '../directories.ts'
import { WidgetDirectory } from '../directory-schemas.ts'

export const getWidgetDirectoryOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.directories.get',
  method: 'GET',
  path: '/_widgets/directory-sync/directories/{id}',
  summary: 'Get a directory of the organization for a widget',
  permission: 'widgets:dsync:manage',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: WidgetDirectory },
  handler: ({ params }, ctx, widget) => readDirectory(ctx, widget, params.id),
})
