import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, type PageWindow, pageWindow } from '#platform/http/list.ts'
import { organizationOf } from '../../organization-memberships/index.ts'
import { parentKeyOf } from '../create-resource.ts'
import { badRequest } from '../errors.ts'
import { type ResourceRow, resourceColumns } from '../resource-schemas.ts'
import { type Check, check } from './check.ts'
import { rolesWith } from './held-roles.ts'

export interface VisibleQuery extends ListQuery {
  permission_slug: string
  parent_resource_id?: string
  parent_resource_type_slug?: string
  parent_resource_external_id?: string
}

/**
 * The direct children of a parent on which a membership has a permission: exactly those that pass a check. A page costs
 * the same regardless of their number and its position.
 *
 * @throws badRequest when no parent is named
 * @throws notFound for the membership, the permission or the parent
 * @throws refused for a parent that is named both ways, or incompletely.
 */
export async function listVisibleResources(
  ctx: Context,
  membershipId: string,
  query: VisibleQuery,
): Promise<Page<ResourceRow>> {
  const window = pageWindow(query, 'authz_resource')
  const parentKey = parentKeyOf(query)
  if (parentKey === undefined) {
    await organizationOf(ctx, membershipId)
    throw badRequest('Name a parent: parent_resource_id, or parent_resource_type_slug and parent_resource_external_id.')
  }
  const parent = await check(ctx, membershipId, query.permission_slug, parentKey)
  return window.toPage(await ctx.db.many<ResourceRow>(selectVisible(ctx, membershipId, parent, window)))
}

/** @param parent the answer of a check on the parent. */
export function selectVisible(
  ctx: Pick<Context, 'environmentId'>,
  membershipId: string,
  parent: Check,
  window: PageWindow,
): Statement {
  const { beyond, direction, size } = window
  // A permission on the parent holds for everything below it.
  if (parent.authorized) {
    const isChild = sql`t.environment_id = ${ctx.environmentId} and t.parent_id = ${parent.resourceId}`
    return sql`
      select ${resourceColumns} from authorization_resources t where ${all([isChild, ...beyond(sql`t.id`)])}
      order by t.id ${direction} limit ${size}`
  }
  // `offset 0` has each looked up by its id: to PostgreSQL, which does not know the limit of a prepared statement,
  // reading all resources can look cheaper.
  return sql`
    select t.* from (${assignedChildren(ctx, membershipId, parent, window)}) visible
    cross join lateral (
      select ${resourceColumns} from authorization_resources t
      where t.environment_id = ${ctx.environmentId} and t.id = visible.resource_id
      offset 0) t
    order by t.id ${direction}`
}

/** The first ids after the cursor of children with their own assignments: the first of each role and group, merged. */
function assignedChildren(
  ctx: Pick<Context, 'environmentId'>,
  membershipId: string,
  parent: Check,
  { beyond, direction, size }: PageWindow,
): Statement {
  const first = (table: Statement, holder: Statement) => sql`
    select a.resource_id from ${table} a
    where ${all([
      sql`a.environment_id = ${ctx.environmentId}`,
      holder,
      sql`a.parent_id = ${parent.resourceId}`,
      sql`a.role_id = permitting.role_id`,
      ...beyond(sql`a.resource_id`),
    ])}
    order by a.resource_id ${direction} limit ${size}`
  const permitting = sql`
    select unnest(${rolesWith(ctx, parent.permissionId, parent.organizationId)}) as role_id
    from organization_memberships m
    where m.environment_id = ${ctx.environmentId} and m.id = ${membershipId} and m.status = 'active'`
  return sql`
    select distinct resource_id from (
      select own.resource_id from (${permitting}) permitting
      cross join lateral (
        ${first(sql`role_assignments`, sql`a.organization_membership_id = ${membershipId}`)}) own
      union all
      select given.resource_id from (${permitting}) permitting
      join group_members gm on gm.environment_id = ${ctx.environmentId} and gm.organization_membership_id = ${membershipId}
      cross join lateral (${first(sql`group_role_assignments`, sql`a.group_id = gm.group_id`)}) given) found
    order by resource_id ${direction} limit ${size}`
}
