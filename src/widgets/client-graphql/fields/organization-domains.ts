import { pageOfAll } from '#platform/http/list.ts'
import { listDomainsOf } from '#tenancy/organization-domains/index.ts'
import {
  claimDomain,
  deleteDomain,
  describeDomain,
  readDomain,
  reverifyDomain,
  type WidgetDomain,
} from '../../widget-administration/index.ts'
import type { OrganizationWidget } from '../../widget-tokens/index.ts'
import { permitted } from '../admissions.ts'
import { mutation, query } from '../define-field.ts'
import { pagingOf } from '../paging.ts'
import type { OrganizationDomain } from '../types.generated.ts'

const forDomains = permitted('widgets:domain-verification:manage')

export const organizationDomainFields = [
  query('organizationDomain', forDomains, async ({ id }, ctx, widget) =>
    toDomain(await readDomain(ctx, widget, id), widget),
  ),

  query('organizationDomains', forDomains, async (args, ctx, widget) => {
    const all = await listDomainsOf(ctx, [widget.organizationId])
    const { rows, before, after } = pageOfAll(all, pagingOf(args), 'org_domain')
    const described = await Promise.all(rows.map((row) => describeDomain(ctx, row)))
    return { data: described.map((each) => toDomain(each, widget)), listMetadata: { before, after } }
  }),

  mutation('createOrganizationDomain', forDomains, async ({ domain }, ctx, widget) =>
    toDomain(await claimDomain(ctx, widget, domain), widget),
  ),

  mutation('reverifyOrganizationDomain', forDomains, async ({ id }, ctx, widget) =>
    toDomain(await reverifyDomain(ctx, widget, id), widget),
  ),

  mutation('deleteOrganizationDomain', forDomains, async ({ id }, ctx, widget) =>
    toDomain(await deleteDomain(ctx, widget, id), widget),
  ),
]

function toDomain(domain: WidgetDomain, { organizationId }: OrganizationWidget): OrganizationDomain {
  return { ...domain, organizationId }
}
