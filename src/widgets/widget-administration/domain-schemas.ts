import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import type { DnsZone, OrganizationDomainRow } from '#tenancy/organization-domains/index.ts'

export const WidgetDomain = Type.Object({
  id: Type.String(),
  domain: Type.String(),
  state: Type.Enum(['Pending', 'Verified', 'Failed', 'LegacyVerified']),
  nameServer: Type.Enum(['AwsRoute53', 'GoogleDomains', 'CloudFlare', 'GoDaddy', 'Other']),
  verificationPrefix: Nullable(Type.String()),
  verificationToken: Nullable(
    Type.String({ ...secret, description: 'With the prefix and `=` before it, the value of the TXT record.' }),
  ),
  subdomain: Nullable(
    Type.String({ description: 'The name of the TXT record in its zone; null for the zone itself.' }),
  ),
  createdAt: Timestamp,
})
export type WidgetDomain = Static<typeof WidgetDomain>

const states = { pending: 'Pending', verified: 'Verified', failed: 'Failed' } as const

/** The hosts that the widget has pictures of. */
const nameServers: Readonly<Record<string, WidgetDomain['nameServer']>> = {
  'Amazon Route 53': 'AwsRoute53',
  Cloudflare: 'CloudFlare',
  GoDaddy: 'GoDaddy',
  'Google Cloud DNS': 'GoogleDomains',
}

export function toWidgetDomain(row: OrganizationDomainRow, { name: zone, host }: DnsZone): WidgetDomain {
  return {
    id: row.id,
    domain: row.domain,
    state: states[row.state],
    nameServer: nameServers[host?.name ?? ''] ?? 'Other',
    verificationPrefix: row.verification_prefix,
    verificationToken: row.verification_token,
    subdomain: row.domain === zone ? null : row.domain.slice(0, -zone.length - 1),
    createdAt: row.created_at,
  }
}
