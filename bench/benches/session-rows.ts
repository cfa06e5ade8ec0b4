import { type SqlValue, type Statement, sql } from '../../src/platform/db/sql.ts'
import { effectiveRoleSlugs } from '../../src/roles/index.ts'

/** What a refresh reads and writes. */
export function selectClient(clientId: string): Statement {
  return sql`select id from environments where client_id = ${clientId}`
}

export function selectSession(environmentId: string, id: string, now: SqlValue): Statement {
  return sql`
    select id, user_id, organization_id, auth_method, status, ip_address, user_agent, impersonator, authenticated_at,
      generation, refreshed_at, expires_at, ended_at, created_at, updated_at from sessions
    where environment_id = ${environmentId} and id = ${id} and status = 'active' and expires_at > ${now}`
}

export function selectUser(environmentId: string, id: string): Statement {
  return sql`
    select id, email, email_verified, first_name, last_name, name, profile_picture_url, external_id, metadata, locale,
      last_sign_in_at, created_at, updated_at
    from users where environment_id = ${environmentId} and id = ${id}`
}

const roleSlugs = effectiveRoleSlugs(sql`m`)

export function selectMembership(environmentId: string, userId: string, organizationId: string): Statement {
  return sql`
    select m.id, m.user_id, m.organization_id, o.name as organization_name, ${roleSlugs} as role_slugs
    from organization_memberships m
    join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
    where m.environment_id = ${environmentId} and m.user_id = ${userId} and m.status = 'active'
      and m.organization_id = ${organizationId}`
}

export interface Rotation {
  environmentId: string
  id: string
  generation: SqlValue
  organizationId: string
  now: SqlValue
}

export function rotateSession({ environmentId, id, generation, organizationId, now }: Rotation): Statement {
  return sql`
    update sessions set generation = generation + 1, refreshed_at = ${now}, organization_id = ${organizationId},
      updated_at = ${now}
    where environment_id = ${environmentId} and id = ${id} and generation = ${generation}
      and status = 'active' and expires_at > ${now}
    returning id, user_id, organization_id, auth_method, status, ip_address, user_agent, impersonator, authenticated_at,
      generation, refreshed_at, expires_at, ended_at, created_at, updated_at`
}

export function selectPermissions(environmentId: string, organizationId: string, slugs: SqlValue): Statement {
  return sql`
    select distinct p.slug from roles r
    left join role_permissions rp on rp.environment_id = r.environment_id and rp.role_id = r.id
    left join permissions p on p.environment_id = rp.environment_id and p.id = rp.permission_id
    where r.environment_id = ${environmentId} and (r.organization_id is null or r.organization_id = ${organizationId})
      and r.slug = any(${slugs}) order by p.slug`
}
