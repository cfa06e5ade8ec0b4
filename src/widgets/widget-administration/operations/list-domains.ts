import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { WidgetDomain } from '../domain-schemas.ts'
import { readDomains } from '../domains.ts'

export const listWidgetDomainsOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.organization_domains.list',
  method: 'GET',
  path: '/_widgets/admin-portal/organization-domains',
  summary: 'List the domains of the organization for a widget',
  permission: 'widgets:domain-verification:manage',
  success: { status: 200, body: Type.Object({ data: Type.Array(WidgetDomain) }) },
  handler: async (_input, ctx, widget) => ({ data: await readDomains(ctx, widget) }),
})
