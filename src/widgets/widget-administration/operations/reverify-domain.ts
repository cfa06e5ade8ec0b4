import { Type } from 'typebox'
import { domainAlreadyVerified } from '#tenancy/organization-domains/index.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { WidgetDomain } from '../domain-schemas.ts'
import { reverifyDomain } from '../domains.ts'

export const reverifyWidgetDomainOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.organization_domains.reverify',
  method: 'POST',
  path: '/_widgets/admin-portal/organization-domains/{id}/reverify',
  summary: 'Restart the verification of a domain for a widget',
  permission: 'widgets:domain-verification:manage',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: WidgetDomain },
  errors: [domainAlreadyVerified],
  handler: ({ params }, ctx, widget) => reverifyDomain(ctx, widget, params.id),
})
