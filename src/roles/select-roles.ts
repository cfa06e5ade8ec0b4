import type { Context } from '../platform/context.ts'
import { type Statement, sql } from '../platform/db/sql.ts'

// Parts of statements over `roles r`, put together wherever roles are read.

/** The roles that apply in an organization: the environment's and its own. Without an organization, the environment's. */
export function appliesIn(ctx: Context, organizationId: string | null): Statement {
  return sql`r.environment_id = ${ctx.environmentId} and (r.organization_id is null or r.organization_id = ${organizationId})`
}

/** Joins the order of an organization as `o`, for {@link byPriority}. */
export function withOrderOf(organizationId: string | null | Statement): Statement {
  return sql`left join organization_role_orders o
    on o.environment_id = r.environment_id and o.organization_id = ${organizationId}`
}

/** Highest priority first. What an organization's own order does not list came later and stands behind it. */
export const byPriority = sql`array_position(o.role_ids, r.id), r.priority, r.id`

/**
 * The column `role_slugs` of a table as a value, highest priority first by the order of this moment: priorities may have
 * changed since it was written. Costs nothing for one role.
 *
 * @param table what goes by the columns `environment_id`, `organization_id` and `role_slugs`.
 */
export function slugsByPriority(table: Statement): Statement {
  return sql`
    case when cardinality(${table}.role_slugs) = 1 then ${table}.role_slugs else coalesce((
      select array_agg(r.slug order by ${byPriority}) from roles r ${withOrderOf(sql`${table}.organization_id`)}
      where r.environment_id = ${table}.environment_id and r.slug = any(${table}.role_slugs)
        and (r.organization_id is null or r.organization_id = ${table}.organization_id)
    ), ${table}.role_slugs) end`
}
