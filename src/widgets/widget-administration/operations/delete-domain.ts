import { Type } from 'typebox'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { WidgetDomain } from '../domain-schemas.ts'
import { deleteDomain } from '../domains.ts'

/** People with an email at this domain are no longer sent to the organization's single sign-on. */
export const deleteWidgetDomainOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.organization_domains.delete',
  method: 'DELETE',
  path: '/_widgets/admin-portal/organization-domains/{id}',
  summary: 'Delete a domain of the organization for a widget',
  permission: 'widgets:domain-verification:manage',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: WidgetDomain },
  handler: ({ params }, ctx, widget) => deleteDomain(ctx, widget, params.id),
})
