import { type Statement, sql } from '#platform/db/sql.ts'
import { domainsOf, type OrganizationDomain } from '#tenancy/organization-domains/index.ts'

/** The rows behind an organization's answer, and the answer made of them, as the limit of several benches does it. */
export interface OrganizationRow {
  id: string
  name: string
  domains: OrganizationDomain[]
  external_id: string | null
  metadata: Record<string, string>
  allow_profiles_outside_organization: boolean
  created_at: string
  updated_at: string
}

const columns = sql`
  id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at`

export function selectOrganization(environmentId: string, id: string): Statement {
  return sql`
    select ${columns}, ${domainsOf(sql`o`)} as domains from organizations o
    where o.environment_id = ${environmentId} and o.id = ${id}`
}

export function selectFirstPage(environmentId: string, limit: number): Statement {
  return sql`
    select ${columns}, ${domainsOf(sql`organizations`)} as domains
    from organizations where (environment_id = ${environmentId}) order by id desc limit ${limit}`
}

export function selectPageAfter(environmentId: string, after: string, limit: number): Statement {
  return sql`
    select ${columns}, ${domainsOf(sql`organizations`)} as domains
    from organizations where (environment_id = ${environmentId}) and (id < ${after}) order by id desc limit ${limit}`
}

export function toOrganization(row: OrganizationRow): object {
  return {
    object: 'organization',
    id: row.id,
    name: row.name,
    domains: row.domains,
    metadata: row.metadata,
    external_id: row.external_id,
    allow_profiles_outside_organization: row.allow_profiles_outside_organization,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}
