import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, type PageWindow, pageWindow } from '#platform/http/list.ts'
import { type JoinedMembershipRow, selectJoinedMemberships } from '../../organization-memberships/index.ts'
import type { ResourceRow } from '../resource-schemas.ts'
import { allowsOneRole, type Counting, counts, rolesWith } from './held-roles.ts'

export interface PermittedQuery extends ListQuery {
  permission_slug: string
  /** `direct`, the default: by a role on the resource itself. `indirect`: also by one on a resource above it. */
  assignment?: 'direct' | 'indirect'
}

/**
 * The memberships that have a permission on a resource. With `indirect`, exactly those that pass a check. A page costs
 * the same regardless of their number and its position.
 *
 * @throws notFound for the permission
 */
export async function listPermittedMemberships(
  ctx: Context,
  resource: Pick<ResourceRow, 'id' | 'organization_id'> & { path: readonly string[] },
  query: PermittedQuery,
): Promise<Page<JoinedMembershipRow>> {
  const window = pageWindow(query, 'om')
  const permission = await ctx.db.maybe<{ id: string; one_role: boolean }>(sql`
    select p.id, ${allowsOneRole(ctx)} as one_role from permissions p
    where p.environment_id = ${ctx.environmentId} and p.slug = ${query.permission_slug}`)
  if (permission === undefined) throw notFound('Permission', query.permission_slug)
  const path = query.assignment === 'indirect' ? resource.path : [resource.id]
  const roleIds = rolesWith(ctx, permission.id, resource.organization_id)
  const found = await ctx.db.many<{ id: string }>(
    permitted(ctx, path, roleIds, window, permission.one_role ? 'effective' : 'all'),
  )
  const page = window.toPage(found)
  const rows = await ctx.db.many<JoinedMembershipRow>(sql`
    select t.* from unnest(${page.rows.map(({ id }) => id)}::text[]) permitted (id)
    cross join lateral (
      ${selectJoinedMemberships} where m.environment_id = ${ctx.environmentId} and m.id = permitted.id
      offset 0) t`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return { ...page, rows: page.rows.flatMap(({ id }) => byId.get(id) ?? []) }
}

/**
 * The first memberships after the cursor: the first of each role, resource and group, merged. Each membership is
 * checked in a subselect, because the planner may turn a join into one that reads all memberships.
 */
function permitted(
  ctx: Context,
  path: readonly string[],
  roleIds: Statement,
  { beyond, direction, size }: PageWindow,
  counting: Counting,
): Statement {
  const isCounted = (id: Statement) => sql`(
    select m.status = 'active' and ${counts(counting)} from organization_memberships m
    where m.environment_id = ${ctx.environmentId} and m.id = ${id})`
  const first = (from: Statement, id: Statement, where: Statement) => sql`
    select ${id} as id from ${from}
    where ${all([where, isCounted(id), ...beyond(id)])}
    order by ${id} ${direction} limit ${size}`
  const own = first(
    sql`role_assignments a`,
    sql`a.organization_membership_id`,
    sql`a.environment_id = ${ctx.environmentId} and a.resource_id = place.resource_id and a.role_id = place.role_id`,
  )
  const ofGroup = first(
    sql`group_members gm`,
    sql`gm.organization_membership_id`,
    sql`gm.environment_id = a.environment_id and gm.group_id = a.group_id`,
  )
  return sql`
    with place as materialized (
      select role_id, resource_id from unnest(${roleIds}) role_id, unnest(${path}::text[]) resource_id)
    select distinct id from (
      select own.id from place cross join lateral (${own}) own
      union all
      select given.id from place
      join group_role_assignments a on a.environment_id = ${ctx.environmentId} and a.resource_id = place.resource_id
        and a.role_id = place.role_id
      cross join lateral (${ofGroup}) given) found
    order by id ${direction} limit ${size}`
}
