import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { resourceKeyOf, resourceMissing } from '../assignments/requested-grant.ts'
import { allowsOneRole, type Counting, isPermitted } from './held-roles.ts'
import type { AskedCheck, missingObjects } from './schemas.ts'

export interface CheckResult {
  authorized: boolean
  missing: (typeof missingObjects)[number] | null
}

/**
 * Answers many checks in order, from one snapshot. An unknown object fails only its own check.
 *
 * @throws refused for a check that names no resource, or names it both ways.
 */
export async function checkMany(
  ctx: Context,
  checks: readonly AskedCheck[],
  counting: Counting = 'all',
): Promise<CheckResult[]> {
  const asked = checks.map((each) => {
    const key = resourceKeyOf(each)
    if (key === undefined) throw resourceMissing()
    return { membership: each.organization_membership_id, permission: each.permission_slug, ...key }
  })
  // Of the two ways to name a resource one finds nothing: its columns are null.
  const resource = sql`
    select t.id, t.path from authorization_resources t
    where t.environment_id = ${ctx.environmentId} and t.organization_id = m.organization_id and t.id = asked.id
    union all
    select t.id, t.path from authorization_resources t
    where t.environment_id = ${ctx.environmentId} and t.organization_id = m.organization_id
      and t.resource_type_slug = asked.type and t.external_id = asked."externalId"`
  const rows = await ctx.db.many<CheckResult & { one_role: boolean }>(sql`
    select coalesce(t.id is not null and ${isPermitted(sql`p.id`, sql`t.path`, counting)}, false) as authorized,
      ${allowsOneRole(ctx)} as one_role,
      case when m.id is null then 'organization_membership' when p.id is null then 'permission'
        when t.id is null then 'resource' end as missing
    from rows from (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as (membership text, permission text, id text, type text, "externalId" text)) with ordinality
      as asked (membership, permission, id, type, "externalId", number)
    left join organization_memberships m on m.environment_id = ${ctx.environmentId} and m.id = asked.membership
    left join permissions p on p.environment_id = ${ctx.environmentId} and p.slug = asked.permission
    left join lateral (${resource}) t on true
    order by asked.number`)
  if (counting === 'all' && rows.some(({ authorized, one_role }) => authorized && one_role)) {
    return checkMany(ctx, checks, 'effective')
  }
  return rows.map(({ authorized, missing }) => ({ authorized, missing }))
}
