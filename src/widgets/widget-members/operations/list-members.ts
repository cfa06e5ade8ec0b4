import { defineOrganizationOperation, widgetListQuery } from '../../widget-tokens/index.ts'
import { readMembers } from '../members.ts'
import { Members, memberFilters } from '../schemas.ts'

export const listMembersOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.members.list',
  method: 'GET',
  path: '/_widgets/UserManagement/members',
  summary: 'List members and invited people for a widget',
  permission: 'widgets:users-table:manage',
  query: widgetListQuery(memberFilters),
  success: { status: 200, body: Members },
  handler: ({ query }, ctx, widget) => readMembers(ctx, widget, query),
})
