import { effectiveRoleSlugs } from '#access/roles/index.ts'
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'

// What sign-ins and refreshes read and write of users and sessions.
const sessionColumns = sql`
  id, user_id, organization_id, auth_method, status, ip_address, user_agent, impersonator, authenticated_at,
  sso_organization_id, generation, token_secret_hash, refreshed_at, expires_at, ended_at, created_at, updated_at`

const userColumns = sql`
  id, email, email_verified, first_name, last_name, name, profile_picture_url, external_id, metadata, locale,
  last_sign_in_at, access_epoch, created_at, updated_at`

/** A user as it is selected here. */
export interface UserRow {
  id: string
  email: string
  /** In no answer. */
  access_epoch: number
}

export function selectClient(clientId: string): Statement {
  return sql`select id from environments where client_id = ${clientId} and absent is null`
}

export function selectUser(environmentId: string, id: string | Statement): Statement {
  return sql`select ${userColumns} from users where environment_id = ${environmentId} and id = ${id}`
}

export function selectUserByEmail(environmentId: string, email: string): Statement {
  return sql`select ${userColumns} from users where environment_id = ${environmentId} and canonical_email = ${email}`
}

/** Keeps the access of the user from ending. */
export function holdAccessEpoch(environmentId: string, id: string): Statement {
  return sql`select access_epoch from users where environment_id = ${environmentId} and id = ${id} for key share`
}

/** Keeps the membership from ending. */
export function holdMembership(environmentId: string, userId: string, organizationId: string): Statement {
  return sql`
    select 1 from organization_memberships
    where environment_id = ${environmentId} and user_id = ${userId} and organization_id = ${organizationId}
      and status = 'active' for key share`
}

export function stampSignIn(environmentId: string, id: string, now: SqlValue): Statement {
  return sql`
    update users set last_sign_in_at = ${now}
    where environment_id = ${environmentId} and id = ${id}`
}

const roleSlugs = effectiveRoleSlugs(sql`m`)

/** @param organizationId of the membership that comes first. */
export function selectMemberships(environmentId: string, userId: string, organizationId: string | null): Statement {
  return sql`
    ${selectOf(environmentId, userId)} and m.status = 'active'
    order by m.organization_id = ${organizationId} desc nulls last, o.made_for_agent, m.id limit 100`
}

function selectOf(environmentId: string, userId: string): Statement {
  return sql`
    select m.id, m.user_id, m.organization_id, o.name as organization_name, o.made_for_agent, ${roleSlugs} as role_slugs
    from organization_memberships m
    join organizations o on o.environment_id = m.environment_id and o.id = m.organization_id
    where m.environment_id = ${environmentId} and m.user_id = ${userId}`
}

export function selectSeededImpersonator(environmentId: string, userId: string): Statement {
  return sql`
    select impersonator from standing_impersonators
    where environment_id = ${environmentId} and user_id = ${userId}`
}

export interface NewSession {
  environmentId: string
  id: string
  userId: string
  organizationId: string
  tokenSecretHash: Buffer
  now: Date
  expiresAt: Date
}

/** What is always the same is a parameter as in the product: the texts of both are compared. */
export function insertSession({ environmentId, id, userId, organizationId, ...session }: NewSession): Statement {
  const { tokenSecretHash, now, expiresAt } = session
  return sql`
    insert into sessions (environment_id, id, user_id, organization_id, auth_method, status, ip_address, user_agent,
      authenticated_at, impersonator, browser_session_id, redirect_uri, sso_organization_id,
      sso_session_id, token_secret_hash, refreshed_at, expires_at, created_at, updated_at)
    values (${environmentId}, ${id}, ${userId}, ${organizationId}, ${'magic_code'},
      ${'active'}, ${null}, ${null}, ${now}::timestamptz,
      ${null}, ${null}, ${null},
      ${null}, ${null}, ${tokenSecretHash}, ${now},
      ${expiresAt}, ${now}, ${now})`
}

export interface Rotation {
  environmentId: string
  id: string
  generation: SqlValue
  now: SqlValue
}

/** Of a session that stays in its organization. */
export function rotateSession({ environmentId, id, generation, now }: Rotation): Statement {
  return sql`
    update sessions set generation = generation + 1, refreshed_at = ${now}, updated_at = ${now}
    where environment_id = ${environmentId} and id = ${id} and generation = ${generation}
      and organization_id is not distinct from coalesce(${null}, organization_id)
      and status = 'active' and expires_at > ${now}
    returning ${sessionColumns}`
}
