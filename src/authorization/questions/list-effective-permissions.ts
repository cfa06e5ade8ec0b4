import type { Context } from '../../platform/context.ts'
import { all, sql } from '../../platform/db/sql.ts'
import { notFound } from '../../platform/http/errors.ts'
import { type ListQuery, type Page, pageWindow } from '../../platform/http/list.ts'
import { type PermissionRow, permissionColumns } from '../../roles/index.ts'
import { hasKey, type ResourceKey, resourceNotFound } from '../resource-key.ts'
import { heldRoles } from './held-roles.ts'

/**
 * The permissions that a membership has on a resource: those for which a check says so, and no others.
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
  const membership = await ctx.db.maybe<{ is_active: boolean; resource_id: string | null; role_ids: string[] }>(sql`
    select m.status = 'active' as is_active, t.id as resource_id, array(${heldRoles(sql`t.path`)}) as role_ids
    from organization_memberships m
    left join authorization_resources t on ${hasKey(ctx, sql`m.organization_id`, key)}
    where m.environment_id = ${ctx.environmentId} and m.id = ${membershipId}`)
  if (membership === undefined) throw notFound('Organization membership', membershipId)
  if (membership.resource_id === null) throw resourceNotFound(key)
  if (!membership.is_active) return toPage([])
  return toPage(
    await ctx.db.many<PermissionRow>(sql`
      select ${permissionColumns} from permissions
      where ${all([
        sql`environment_id = ${ctx.environmentId}`,
        sql`id in (
          select permission_id from role_permissions
          where environment_id = ${ctx.environmentId} and role_id = any(${membership.role_ids}))`,
        ...beyond(sql`id`),
      ])}
      order by id ${direction} limit ${size}`),
  )
}
