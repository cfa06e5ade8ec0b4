import type { Context } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { notFound } from '../../platform/http/errors.ts'
import { hasKey, type ResourceKey, resourceNotFound } from '../resource-key.ts'
import { isPermitted } from './held-roles.ts'

/** The answer to a check, and what it was about. */
export interface Check {
  authorized: boolean
  organizationId: string
  resourceId: string
  permissionId: string
}

interface CheckRow {
  organization_id: string
  resource_id: string | null
  permission_id: string | null
  authorized: boolean
}

/**
 * Whether a membership has a permission on a resource: see `held-roles.ts`. One prepared statement.
 *
 * @throws notFound for the membership, the permission, or a resource that its organization does not have.
 */
export async function check(
  ctx: Context,
  membershipId: string,
  permissionSlug: string,
  key: ResourceKey,
): Promise<Check> {
  const row = await ctx.db.maybe<CheckRow>(sql`
    select m.organization_id, t.id as resource_id, p.id as permission_id, ${isPermitted(sql`p.id`, sql`t.path`)} as authorized
    from organization_memberships m
    left join authorization_resources t on ${hasKey(ctx, sql`m.organization_id`, key)}
    left join permissions p on p.environment_id = ${ctx.environmentId} and p.slug = ${permissionSlug}
    where m.environment_id = ${ctx.environmentId} and m.id = ${membershipId}`)
  if (row === undefined) throw notFound('Organization membership', membershipId)
  if (row.permission_id === null) throw notFound('Permission', permissionSlug)
  if (row.resource_id === null) throw resourceNotFound(key)
  return {
    authorized: row.authorized,
    organizationId: row.organization_id,
    resourceId: row.resource_id,
    permissionId: row.permission_id,
  }
}
