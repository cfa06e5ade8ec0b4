import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import type { ResourceRow } from '../resource-schemas.ts'
import { allowsOneRole, counts, rolesWith } from './held-roles.ts'

/** A role that a membership holds on a resource, or on one above it. */
export interface HeldGrant {
  role_id: string
  role_slug: string
  resource_id: string
  resource_name: string
  resource_type_slug: string
  /** The group that gives it; null for an assignment of its own. */
  group_id: string | null
  group_name: string | null
  has_permission: boolean
  /** False for a role on the organization that a higher one displaces, where members have one role. */
  is_effective: boolean
}

export const missingLinks = ['membership', 'active_membership', 'role', 'permission', 'effective_role'] as const
export type MissingLink = (typeof missingLinks)[number]

export interface Explanation {
  authorized: boolean
  membershipId: string | null
  /** The first link that is missing in the chain from the membership to the permission. */
  missing: MissingLink | null
  grants: HeldGrant[]
  /** Roles of the organization that would permit it. */
  permittingRoles: string[]
  /** The resource, and those above it up to the organization. */
  path: { id: string; name: string; resource_type_slug: string }[]
}

/** As many as a page shows. Those that permit come first, so that one which does is never left out. */
const mostShown = 50

/**
 * Why a membership may do something with a resource, or why not: the roles that it holds on the resource and above it, and which of
 * them have the permission. Says yes exactly where `check` does.
 *
 * @throws notFound for the permission
 */
export async function explain(
  ctx: Context,
  membership: { id: string; status: string } | undefined,
  permissionSlug: string,
  resource: ResourceRow,
): Promise<Explanation> {
  const permission = await ctx.db.maybe<{ id: string; one_role: boolean }>(sql`
    select p.id, ${allowsOneRole(ctx)} as one_role from permissions p
    where p.environment_id = ${ctx.environmentId} and p.slug = ${permissionSlug}`)
  if (permission === undefined) throw notFound('Permission', permissionSlug)
  const [path, permittingRoles, grants] = await Promise.all([
    readPath(ctx, resource),
    readPermittingRoles(ctx, permission.id, resource.organization_id),
    membership === undefined ? [] : readGrants(ctx, membership.id, permission, resource),
  ])
  const missing = missingLinkOf(membership, grants)
  return { authorized: missing === null, membershipId: membership?.id ?? null, missing, grants, permittingRoles, path }
}

function missingLinkOf(membership: { status: string } | undefined, grants: readonly HeldGrant[]): MissingLink | null {
  if (membership === undefined) return 'membership'
  if (membership.status !== 'active') return 'active_membership'
  if (grants.length === 0) return 'role'
  const permitting = grants.filter(({ has_permission }) => has_permission)
  if (permitting.length === 0) return 'permission'
  return permitting.some(({ is_effective }) => is_effective) ? null : 'effective_role'
}

function readGrants(
  ctx: Context,
  membershipId: string,
  permission: { id: string; one_role: boolean },
  { path }: ResourceRow,
): Promise<HeldGrant[]> {
  const isEffective = counts(permission.one_role ? 'effective' : 'all')
  const held = (table: Statement, isHolder: Statement) => sql`
    select a.role_id, a.resource_id, ${isEffective} as is_effective from ${table} a
    where a.environment_id = m.environment_id and ${isHolder} and a.resource_id = place.id`
  return ctx.db.many<HeldGrant>(sql`
    select held.* from (
      select given.role_id, r.slug as role_slug, given.resource_id, t.name as resource_name, t.resource_type_slug, given.group_id,
        g.name as group_name, given.is_effective,
        exists (
          select 1 from role_permissions rp
          where rp.environment_id = r.environment_id and rp.role_id = r.id and rp.permission_id = ${permission.id}
        ) as has_permission
      from organization_memberships m
      cross join lateral (
        select own.*, null as group_id from unnest(${path}::text[]) place (id)
        cross join lateral (${held(sql`role_assignments`, sql`a.organization_membership_id = m.id`)}) own
        union all
        select through.*, gm.group_id from group_members gm cross join unnest(${path}::text[]) place (id)
        cross join lateral (${held(sql`group_role_assignments`, sql`a.group_id = gm.group_id`)}) through
        where gm.environment_id = m.environment_id and gm.organization_membership_id = m.id
      ) given
      join roles r on r.environment_id = m.environment_id and r.id = given.role_id
      join authorization_resources t on t.environment_id = m.environment_id and t.id = given.resource_id
      left join groups g on g.environment_id = m.environment_id and g.id = given.group_id
      where m.environment_id = ${ctx.environmentId} and m.id = ${membershipId}
    ) held
    order by held.has_permission and held.is_effective desc, held.has_permission desc,
      held.resource_id = ${path.at(-1) ?? ''} desc, held.role_slug, held.group_id nulls first limit ${mostShown}`)
}

function readPath(ctx: Context, { path }: ResourceRow): Promise<Explanation['path']> {
  return ctx.db.many<Explanation['path'][number]>(sql`
    select t.id, t.name, t.resource_type_slug from unnest(${path}::text[]) with ordinality as place (id, depth)
    join authorization_resources t on t.environment_id = ${ctx.environmentId} and t.id = place.id order by place.depth desc`)
}

async function readPermittingRoles(ctx: Context, permissionId: string, organizationId: string): Promise<string[]> {
  const rows = await ctx.db.many<{ slug: string }>(sql`
    select r.slug from roles r
    where r.environment_id = ${ctx.environmentId} and r.id = any(${rolesWith(ctx, permissionId, organizationId)})
    order by r.slug limit ${mostShown}`)
  return rows.map(({ slug }) => slug)
}
