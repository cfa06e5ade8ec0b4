import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'

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

export function selectOrganization(environmentId: string, id: string): Statement {
  return sql`
    select id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at
    from organizations where environment_id = ${environmentId} and id = ${id}`
}

export function selectFirstPage(environmentId: string, limit: number): Statement {
  return sql`
    select id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at
    from organizations where (environment_id = ${environmentId}) order by id desc limit ${limit}`
}

export function selectPageAfter(environmentId: string, after: string, limit: number): Statement {
  return sql`
    select id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at
    from organizations where (environment_id = ${environmentId}) and (id < ${after}) order by id desc limit ${limit}`
}

export function selectDomains(environmentId: string, organizationIds: SqlValue): Statement {
  return sql`
    select id, organization_id, domain, state, verification_strategy, verification_prefix, verification_token,
      verification_started_at, last_check, created_at, updated_at
    from organization_domains where environment_id = ${environmentId} and organization_id = any(${organizationIds}) order by id`
}

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
