import type { Context } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, type PageWindow, pageWindow } from '#platform/http/list.ts'
import { organizationOf } from '../../organization-memberships/index.ts'
import { appliesIn } from '../../roles/index.ts'
import { hasKey, type ResourceKey } from '../resource-key.ts'
import type { ResourceRow } from '../resource-schemas.ts'
import { resourceKeyOf } from './requested-grant.ts'
import type { Grant, RoleAssignmentRow } from './schemas.ts'

// Two kinds of rows make these lists: assignments of memberships' own, which are stored, and those that follow from an
// assignment `a` of a group and a membership `gm` in it. Of the latter the id is made of both sides'.

const prefix = 'role_assignment'
const derivedId = sql`'role_assignment_' || substr(a.id, 5) || '_' || substr(gm.organization_membership_id, 4)`
/** Around all ids that follow from an assignment of a group. */
const firstDerivedId = sql`'role_assignment_' || substr(a.id, 5)`
const lastDerivedId = sql`'role_assignment_' || substr(a.id, 5) || '_~'`

const ownColumns = sql`
  a.id, a.organization_membership_id, a.role_id, a.resource_id, null::text as group_role_assignment_id,
  null::text as group_id, a.created_at`
const derivedColumns = sql`
  ${derivedId} as id, gm.organization_membership_id, a.role_id, a.resource_id, a.id as group_role_assignment_id,
  a.group_id, greatest(a.created_at, gm.created_at) as created_at`

/**
 * All assignments of a membership: its own, including those on the organization, and those of its groups.
 *
 * @throws notFound for the membership. A filter for a resource that does not exist finds nothing.
 * @throws refused for a resource that is named both ways, or incompletely.
 */
export async function listAssignmentsOfMembership(
  ctx: Context,
  membershipId: string,
  query: ListQuery & Omit<Grant, 'role_slug'>,
): Promise<Page<RoleAssignmentRow>> {
  const window = pageWindow(query, prefix)
  const key = resourceKeyOf(query)
  const organizationId = await organizationOf(ctx, membershipId)
  return readAssignments(ctx, window, ofMembership(ctx, membershipId, window, organizationId, key))
}

/**
 * All assignments on a resource itself, without those inherited from resources above it.
 *
 * @param roleSlug only this role.
 */
export function listAssignmentsOfResource(
  ctx: Context,
  resource: ResourceRow,
  query: ListQuery & { role_slug?: string },
): Promise<Page<RoleAssignmentRow>> {
  const window = pageWindow(query, prefix)
  const { beyond, direction, size } = window
  const isOnResource = sql`a.environment_id = ${ctx.environmentId} and a.resource_id = ${resource.id}`
  const roles = sql`
    select r.id from roles r
    where ${all([
      appliesIn(ctx, resource.organization_id),
      query.role_slug === undefined ? undefined : sql`r.slug = ${query.role_slug}`,
    ])}`
  return readAssignments(ctx, window, {
    // A page of each role, by their index: those of a role that few have are not looked for among all on the resource.
    own: sql`
      select own.* from (${roles}) role cross join lateral (
        select ${ownColumns} from role_assignments a
        where ${all([isOnResource, sql`a.role_id = role.id`, ...beyond(sql`a.id`)])}
        order by a.id ${direction} limit ${size}) own
      order by own.id ${direction} limit ${size}`,
    derived: sql`
      select derived.* from group_role_assignments a cross join lateral (
        select ${derivedColumns} from group_members gm
        where ${all([sql`gm.environment_id = a.environment_id`, sql`gm.group_id = a.group_id`, ...beyond(derivedId)])}
        order by gm.organization_membership_id ${direction} limit ${size}) derived
      where ${all([isOnResource, sql`a.role_id = any(array(${roles}))`, ...beyond(firstDerivedId, lastDerivedId)])}`,
  })
}

/** An assignment of a membership by its id, direct or through a group. */
export async function findAssignment(
  ctx: Context,
  membershipId: string,
  id: string,
): Promise<RoleAssignmentRow | undefined> {
  return ctx.db.maybe<RoleAssignmentRow>(
    joined(
      sql`
      select ${ownColumns} from role_assignments a
      where a.environment_id = ${ctx.environmentId} and a.organization_membership_id = ${membershipId} and a.id = ${id}
      union all
      select ${derivedColumns} from group_members gm
      join group_role_assignments a on a.environment_id = gm.environment_id and a.group_id = gm.group_id
      where gm.environment_id = ${ctx.environmentId} and gm.organization_membership_id = ${membershipId}
        and ${derivedId} = ${id}`,
      ctx,
    ),
  )
}

interface Sources {
  own: Statement
  derived: Statement
}

function ofMembership(
  ctx: Context,
  membershipId: string,
  { beyond, direction, size }: PageWindow,
  organizationId: string,
  key: ResourceKey | undefined,
): Sources {
  const isOnResource =
    key === undefined
      ? undefined
      : sql`a.resource_id = (select t.id from authorization_resources t where ${hasKey(ctx, organizationId, key)})`
  const isOwn = sql`a.environment_id = ${ctx.environmentId} and a.organization_membership_id = ${membershipId}`
  // Few are on one resource. Sorted, they are not looked for among all of the membership in the order of their ids.
  const ownOrder = key === undefined ? sql`a.id` : sql`(a.id || '')`
  return {
    own: sql`
      select ${ownColumns} from role_assignments a where ${all([isOwn, isOnResource, ...beyond(sql`a.id`)])}
      order by ${ownOrder} ${direction} limit ${size}`,
    derived: sql`
      select derived.* from group_members gm cross join lateral (
        select ${derivedColumns} from group_role_assignments a
        where ${all([
          sql`a.environment_id = gm.environment_id`,
          sql`a.group_id = gm.group_id`,
          isOnResource,
          ...beyond(derivedId),
        ])}
        order by a.id ${direction} limit ${size}) derived
      where gm.environment_id = ${ctx.environmentId} and gm.organization_membership_id = ${membershipId}`,
  }
}

async function readAssignments(
  ctx: Context,
  { direction, size, toPage }: PageWindow,
  { own, derived }: Sources,
): Promise<Page<RoleAssignmentRow>> {
  const page = sql`
    select * from ((${own}) union all (${derived})) either order by either.id ${direction} limit ${size}`
  return toPage(await ctx.db.many<RoleAssignmentRow>(sql`${joined(page, ctx)} order by a.id ${direction}`))
}

/** Rows of either kind with their role and resource. */
function joined(assignments: Statement, ctx: Context): Statement {
  return sql`
    select a.id, a.organization_membership_id, r.slug as role_slug, a.resource_id, t.external_id, t.resource_type_slug,
      a.group_role_assignment_id, a.group_id, g.name as group_name, a.created_at
    from (${assignments}) a
    join roles r on r.environment_id = ${ctx.environmentId} and r.id = a.role_id
    join authorization_resources t on t.environment_id = ${ctx.environmentId} and t.id = a.resource_id
    left join groups g on g.environment_id = ${ctx.environmentId} and g.id = a.group_id`
}
