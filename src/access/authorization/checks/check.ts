import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { hasKey, type ResourceKey, resourceNotFound } from '../resource-key.ts'
import { allowsOneRole, type Counting, isPermitted } from './held-roles.ts'

/** The answer to a check, and its subject. */
export interface Check {
  authorized: boolean
  organizationId: string
  resourceId: string
  permissionId: string
}

export interface CheckRow {
  organization_id: string
  resource_id: string | null
  permission_id: string | null
  authorized: boolean
  one_role: boolean
}

/**
 * Whether a membership has a permission on a resource: see `held-roles.ts`. One prepared statement, and a second one
 * after a yes where the environment allows one role.
 *
 * @throws notFound for the membership, the permission, or a resource that its organization does not have.
 */
export async function check(
  ctx: Context,
  membershipId: string,
  permissionSlug: string,
  key: ResourceKey,
  counting: Counting = 'all',
): Promise<Check> {
  const row = await ctx.db.maybe<CheckRow>(selectCheck(ctx, membershipId, permissionSlug, key, counting))
  if (row === undefined) throw notFound('Organization membership', membershipId)
  if (row.permission_id === null) throw notFound('Permission', permissionSlug)
  if (row.resource_id === null) throw resourceNotFound(key)
  if (row.authorized && row.one_role && counting === 'all') {
    return check(ctx, membershipId, permissionSlug, key, 'effective')
  }
  return {
    authorized: row.authorized,
    organizationId: row.organization_id,
    resourceId: row.resource_id,
    permissionId: row.permission_id,
  }
}

/** One row, of a membership that exists. */
export function selectCheck(
  ctx: Pick<Context, 'environmentId'>,
  membershipId: string,
  permissionSlug: string,
  key: ResourceKey,
  counting: Counting,
): Statement {
  return sql`
    select m.organization_id, t.id as resource_id, p.id as permission_id, ${allowsOneRole(ctx)} as one_role,
      ${isPermitted(sql`p.id`, sql`t.path`, counting)} as authorized
    from organization_memberships m
    left join authorization_resources t on ${hasKey(ctx, sql`m.organization_id`, key)}
    left join permissions p on p.environment_id = ${ctx.environmentId} and p.slug = ${permissionSlug}
    where m.environment_id = ${ctx.environmentId} and m.id = ${membershipId}`
}
