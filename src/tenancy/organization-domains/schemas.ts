import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import type { DnsFailure, SeenRecord } from './dns/read-verification-records.ts'

export const OrganizationDomain = Type.Object({
  object: Type.Literal('organization_domain'),
  id: Type.String(),
  organization_id: Type.String(),
  domain: Type.String(),
  state: Type.Optional(Type.Enum(['failed', 'legacy_verified', 'pending', 'unverified', 'verified'])),
  verification_prefix: Type.Optional(Type.String({ description: 'The name of the TXT record, before the domain.' })),
  verification_token: Type.Optional(Type.String({ ...secret, description: 'The value of the TXT record.' })),
  verification_strategy: Type.Optional(
    Type.Enum(['dns', 'manual'], { description: 'How the domain is verified: by a DNS record, or manually.' }),
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type OrganizationDomain = Static<typeof OrganizationDomain>

export const CreateOrganizationDomain = Type.Object({ domain: Type.String(), organization_id: Type.String() })

/** A domain as part of a request on its organization: `verified` is the caller's word, `pending` starts the DNS proof. */
export const DomainData = Type.Object({ domain: Type.String(), state: Type.Enum(['pending', 'verified']) })
export type DomainData = Static<typeof DomainData>

/** What DNS said when the record of a domain was last looked up. */
export interface DomainCheck {
  /** ISO 8601. */
  at: string
  records: SeenRecord[]
  /** Why DNS said nothing of a name, so that a record may be there all the same. */
  failure: DnsFailure | null
}

export interface OrganizationDomainRow {
  id: string
  organization_id: string
  domain: string
  state: 'pending' | 'verified' | 'failed'
  verification_strategy: 'dns' | 'manual'
  verification_prefix: string | null
  verification_token: string | null
  verification_started_at: string | null
  last_check: DomainCheck | null
  created_at: string
  updated_at: string
}

export const organizationDomainColumns = sql`
  id, organization_id, domain, state, verification_strategy, verification_prefix, verification_token,
  verification_started_at, last_check, created_at, updated_at`

export function toOrganizationDomain(row: OrganizationDomainRow): OrganizationDomain {
  return {
    object: 'organization_domain',
    id: row.id,
    organization_id: row.organization_id,
    domain: row.domain,
    state: row.state,
    ...(row.verification_prefix === null ? {} : { verification_prefix: row.verification_prefix }),
    ...(row.verification_token === null ? {} : { verification_token: row.verification_token }),
    verification_strategy: row.verification_strategy,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
