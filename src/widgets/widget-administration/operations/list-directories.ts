import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { readDirectories } from '../directories.ts'
import { WidgetDirectories } from '../directory-schemas.ts'
import { linkFor } from '../links.ts'

export const listWidgetDirectoriesOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.directories.list',
  method: 'GET',
  path: '/_widgets/directory-sync/directories',
  summary: 'List the directories of the organization for a widget',
  permission: 'widgets:dsync:manage',
  success: { status: 200, body: WidgetDirectories },
  async handler(_input, ctx, widget) {
    const [data, link] = await Promise.all([readDirectories(ctx, widget), linkFor(ctx, widget, 'dsync')])
    return { data, link }
  },
})
