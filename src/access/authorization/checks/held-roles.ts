import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { effectiveRoleSlugs } from '../../roles/index.ts'

// **Who may do what.** A membership has a permission on a resource of its organization when
//
// 1. the membership is active, and
// 2. it has a role, directly or through a group, on the resource or on any resource above it up to the
//    organization, and
// 3. that role has the permission.
//
// Permissions only add up: more roles mean more permissions. The type of a permission does not matter: a role for
// projects that has `document:edit` permits it on the project and on everything below it. Where the environment allows
// one role and groups add more, only the highest of them counts on the organization; see `effectiveRoleSlugs`.
//
// All questions are composed of the parts below, over a membership with the alias `m`. They read the database and cache
// nothing: an answer sees every write that was acknowledged before the question, on every node.

/**
 * Which roles on the organization are in effect: all, or only those from `effectiveRoleSlugs`. The second is used only
 * if the environment allows one role per member, because planning its statements takes longer than running them.
 */
export type Counting = 'all' | 'effective'

/**
 * Whether the environment allows one role only, as SQL. A positive answer must then be checked again with `effective`.
 */
export function allowsOneRole(ctx: Pick<Context, 'environmentId'>): Statement {
  return sql`(select not s.multiple_roles from role_settings s where s.environment_id = ${ctx.environmentId}) is true`
}

/**
 * Selects the ids of the roles that `m` has on any resource of a path. Costs one index lookup for each resource of
 *   the path, and one for each pair of resource and group, regardless of the number of assignments. `offset 0` keeps
 *   PostgreSQL from reading all assignments of a membership first, which looks cheaper where most memberships have few.
 */
export function heldRoles(path: Statement, counting: Counting): Statement {
  const held = (table: Statement, isHolder: Statement) => sql`
    select a.role_id from ${table} a
    where a.environment_id = m.environment_id and ${isHolder} and a.resource_id = place.id and ${counts(counting)}
    offset 0`
  return sql`
    select own.role_id from unnest(${path}) place (id)
    cross join lateral (${held(sql`role_assignments`, sql`a.organization_membership_id = m.id`)}) own
    union all
    select given.role_id from group_members gm cross join unnest(${path}) place (id)
    cross join lateral (${held(sql`group_role_assignments`, sql`a.group_id = gm.group_id`)}) given
    where gm.environment_id = m.environment_id and gm.organization_membership_id = m.id`
}

/** Selects the ids of the roles that `m` has on its organization. */
export function rolesOnOrganization(counting: Counting): Statement {
  // The id of the root is that of the organization under another prefix.
  return heldRoles(sql`array['authz_resource_' || substr(m.organization_id, 5)]`, counting)
}

/** Whether a role of `m` has a permission somewhere on a path, as SQL. False for a membership that is not active. */
export function isPermitted(permissionId: Statement, path: Statement, counting: Counting): Statement {
  return sql`
    m.status = 'active' and exists (
      select 1 from role_permissions rp
      where rp.environment_id = m.environment_id and rp.permission_id = ${permissionId}
        and rp.role_id = any(array(${heldRoles(path, counting)})))`
}

/** The ids of all roles that have a permission and apply in an organization, as an array. */
export function rolesWith(
  ctx: Pick<Context, 'environmentId'>,
  permissionId: string,
  organizationId: string,
): Statement {
  // Two selects, each with its own index, and a permission lookup per role: roles of other organizations are not read.
  const isPermitting = sql`
    r.environment_id = ${ctx.environmentId} and (
      select true from role_permissions rp
      where rp.environment_id = ${ctx.environmentId} and rp.role_id = r.id and rp.permission_id = ${permissionId})`
  return sql`
    array(
      select r.id from roles r where r.organization_id is null and ${isPermitting}
      union all
      select r.id from roles r where r.organization_id = ${organizationId} and ${isPermitting})`
}

/**
 * Whether an assignment `a`, of the membership or of a group, is in effect for `m`. Below the organization, every
 * assignment is.
 */
export function counts(counting: Counting): Statement {
  if (counting === 'all') return sql`true`
  return sql`
    (a.parent_id is not null
      or (select r.slug from roles r where r.environment_id = a.environment_id and r.id = a.role_id)
        = any(${effectiveRoleSlugs(sql`m`)}))`
}
