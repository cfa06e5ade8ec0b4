import type { Context } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import { type PermissionRow, permissionColumns } from '../../permissions/index.ts'
import { hasKey, type ResourceKey, resourceNotFound } from '../resource-key.ts'
import { allowsOneRole, type Counting, heldRoles } from './held-roles.ts'

/**
 * The permissions that a membership has on a resource: exactly those for which a check returns true.
 *
 * @throws notFound for the membership, or a resource that its organization does not have.
 */
export async function listEffectivePermissions(
  ctx: Context,
  membershipId: string,
  key: ResourceKey,
  query: ListQuery,
): Promise<Page<PermissionRow>> {
  const { beyond, direction, size, toPage } = pageWindow(query, 'perm')
  const roleIds = await heldRolesOf(ctx, membershipId, key, 'all')
  return toPage(
    await ctx.db.many<PermissionRow>(sql`
      select ${permissionColumns} from permissions p
      where ${all([
        sql`p.environment_id = ${ctx.environmentId}`,
        sql`p.id in (
          select rp.permission_id from role_permissions rp
          where rp.environment_id = ${ctx.environmentId} and rp.role_id = any(${roleIds}))`,
        ...beyond(sql`p.id`),
      ])}
      order by p.id ${direction} limit ${size}`),
  )
}

/** Empty for a membership that is not active. */
async function heldRolesOf(
  ctx: Context,
  membershipId: string,
  key: ResourceKey,
  counting: Counting,
): Promise<string[]> {
  const row = await ctx.db.maybe<{ resource_id: string | null; role_ids: string[] | null; one_role: boolean }>(sql`
    select t.id as resource_id, ${allowsOneRole(ctx)} as one_role,
      case when m.status = 'active' then array(${heldRoles(sql`t.path`, counting)}) end as role_ids
    from organization_memberships m
    left join authorization_resources t on ${hasKey(ctx, sql`m.organization_id`, key)}
    where m.environment_id = ${ctx.environmentId} and m.id = ${membershipId}`)
  if (row === undefined) throw notFound('Organization membership', membershipId)
  if (row.resource_id === null) throw resourceNotFound(key)
  if (row.one_role && counting === 'all') return heldRolesOf(ctx, membershipId, key, 'effective')
  return row.role_ids ?? []
}
