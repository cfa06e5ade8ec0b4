import { type Statement, sql } from '../../src/platform/db/sql.ts'

/** The rows behind an organization's answer, and the answer made of them, as the limit of several benches does it. */
export interface OrganizationRow {
  id: string
  name: string
  external_id: string | null
  metadata: Record<string, string>
  allow_profiles_outside_organization: boolean
  created_at: string
  updated_at: string
}

export interface DomainRow {
  id: string
  organization_id: string
  domain: string
  state: string
  verification_strategy: string
  created_at: string
  updated_at: string
}

const organizationNames =
  'id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at'
const domainNames =
  'id, organization_id, domain, state, verification_strategy, verification_prefix, verification_token, verification_started_at, created_at, updated_at'

export function selectOrganization(environmentId: string, id: string): Statement {
  return sql`
    select id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at
    from organizations where environment_id = ${environmentId} and id = ${id}`
}

export function selectDomains(environmentId: string, organizationIds: string[]): Statement {
  return sql`
    select id, organization_id, domain, state, verification_strategy, verification_prefix, verification_token,
      verification_started_at, created_at, updated_at
    from organization_domains where environment_id = ${environmentId} and organization_id = any(${organizationIds}) order by id`
}

export const selectOrganizationScript = (condition: string) =>
  `select ${organizationNames} from organizations where ${condition};\n`
export const selectDomainsScript = (condition: string) =>
  `select ${domainNames} from organization_domains where ${condition} order by id;\n`

export function toOrganization(row: OrganizationRow, domains: readonly DomainRow[]): object {
  return {
    object: 'organization',
    id: row.id,
    name: row.name,
    domains: domains.map((domain) => ({
      object: 'organization_domain',
      id: domain.id,
      organization_id: domain.organization_id,
      domain: domain.domain,
      state: domain.state,
      verification_strategy: domain.verification_strategy,
      created_at: domain.created_at,
      updated_at: domain.updated_at,
    })),
    metadata: row.metadata,
    external_id: row.external_id,
    allow_profiles_outside_organization: row.allow_profiles_outside_organization,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
