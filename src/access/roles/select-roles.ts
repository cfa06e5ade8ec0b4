import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

// Parts of statements over `roles r`, put together wherever roles are read.

/**
 * The roles that apply in an organization: the environment's and its own. Without an organization, the environment's.
 */
export function appliesIn(ctx: Context, organizationId: string | null | Statement): Statement {
  return sql`r.environment_id = ${ctx.environmentId} and (r.organization_id is null or r.organization_id = ${organizationId})`
}

/** Joins the order of an organization as `o`, for {@link byPriority}. */
export function withOrderOf(organizationId: string | null | Statement): Statement {
  return sql`left join organization_role_orders o
    on o.environment_id = r.environment_id and o.organization_id = ${organizationId}`
}

/** Highest priority first. Roles that an organization's own order does not list are newer and come last. */
export const byPriority = sql`array_position(o.role_ids, r.id), r.priority, r.id`

/**
 * The effective roles of a membership on its organization: its own and those of its groups, highest priority first.
 * Where the environment allows one role, only the highest of all. Memberships, tokens and checks all use this. For one
 * role and no groups, it costs one lookup of groups.
 *
 * @param membership has the columns `environment_id`, `id`, `organization_id` and `role_slugs`.
 */
export function effectiveRoleSlugs(membership: Statement): Statement {
  const ofGroups = sql`
    select g.role_id from organization_group_roles g
    where g.environment_id = ${membership}.environment_id and g.organization_membership_id = ${membership}.id`
  const byOrder = sql`
    select array_agg(r.slug order by ${byPriority}) from roles r ${withOrderOf(sql`${membership}.organization_id`)}
    where r.environment_id = ${membership}.environment_id
      and (r.organization_id is null or r.organization_id = ${membership}.organization_id)`
  return sql`
    case when not exists (${ofGroups}) then
      case when cardinality(${membership}.role_slugs) = 1 then ${membership}.role_slugs
        else coalesce((${byOrder} and r.slug = any(${membership}.role_slugs)), ${membership}.role_slugs) end
    else (${byOrder} and (r.slug = any(${membership}.role_slugs) or r.id in (${ofGroups})))[1:
      case when (select multiple_roles from role_settings where environment_id = ${membership}.environment_id) is false
        then 1 else 10000 end] end`
}
