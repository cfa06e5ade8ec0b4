import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import {
  addDomain,
  findDnsZone,
  getDomain,
  listDomainsOf,
  type OrganizationDomainRow,
  registeredZone,
  removeDomain,
  startVerification,
} from '#tenancy/organization-domains/index.ts'
import type { OrganizationWidget } from '../widget-tokens/index.ts'
import { toWidgetDomain, type WidgetDomain } from './domain-schemas.ts'

/** Who hosts a domain is a hint, and each takes a question: of an organization with more, the oldest are asked about. */
const mostQuestions = 20

export async function readDomains(ctx: Context, { organizationId }: OrganizationWidget): Promise<WidgetDomain[]> {
  const rows = await listDomainsOf(ctx, [organizationId])
  return Promise.all(rows.map((row, i) => describe(ctx, row, i < mostQuestions)))
}

/** @returns what was removed. @throws notFound */
export async function deleteDomain(ctx: Context, widget: OrganizationWidget, id: string): Promise<WidgetDomain> {
  const row = await requireDomain(ctx, widget, id)
  await removeDomain(ctx, id)
  return describe(ctx, row, false)
}

/** Starts the verification over. @throws notFound, domainAlreadyVerified */
export async function reverifyDomain(ctx: Context, widget: OrganizationWidget, id: string): Promise<WidgetDomain> {
  await requireDomain(ctx, widget, id)
  return describe(ctx, await startVerification(ctx, id), false)
}

/** A domain, with who hosts it. @throws notFound */
export async function readDomain(ctx: Context, widget: OrganizationWidget, id: string): Promise<WidgetDomain> {
  return describe(ctx, await requireDomain(ctx, widget, id), true)
}

/** Adds a domain, whose verification starts. @throws domainAlreadyExists, domainVerifiedElsewhere, domainRefused */
export async function claimDomain(
  ctx: Context,
  { organizationId }: OrganizationWidget,
  domain: string,
): Promise<WidgetDomain> {
  return describe(ctx, await addDomain(ctx, organizationId, { domain, state: 'pending' }), false)
}

/** A domain without who hosts it. */
export function describeDomain(ctx: Context, row: OrganizationDomainRow): Promise<WidgetDomain> {
  return describe(ctx, row, false)
}

/** @throws notFound */
async function requireDomain(
  ctx: Context,
  { organizationId }: OrganizationWidget,
  id: string,
): Promise<OrganizationDomainRow> {
  const row = await getDomain(ctx, id)
  if (row.organization_id !== organizationId) throw notFound('Organization domain', id)
  return row
}

/** @param mayAsk not within a transaction, as an answer may take seconds. */
async function describe(ctx: Context, row: OrganizationDomainRow, mayAsk: boolean): Promise<WidgetDomain> {
  const { dnsServers } = ctx.system.config
  return toWidgetDomain(row, mayAsk ? await findDnsZone(dnsServers, row.domain) : registeredZone(row.domain))
}
