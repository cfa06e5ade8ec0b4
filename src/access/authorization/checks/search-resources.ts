import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { MemberSubject } from './decide.ts'
import { allowsOneRole, type Counting, isPermitted } from './held-roles.ts'

/** A resource in a result; the ids are the application's and ours. */
export interface SearchedResource {
  organization_id: string
  external_id: string
  id: string
}

/** Where a search goes on: behind this resource, in the order of organizations and of the application's ids. */
export interface SearchPlace {
  organizationId: string
  externalId: string
}

export interface SearchedResources {
  found: SearchedResource[]
  /** Undefined at the end. */
  next: SearchPlace | undefined
}

/** How many resources one search looks at, permitted or not. */
const looksAt = 500

/**
 * The resources of a type on which a member has a permission: exactly those that pass a check. One call looks at a bounded number of
 * resources, so it may find fewer than asked for, and go on behind them.
 */
export async function searchResources(
  ctx: Context,
  asked: {
    subject: MemberSubject
    permission: string
    type: string
    organizationId: string | undefined
    after: SearchPlace | undefined
    limit: number
  },
  counting: Counting = 'all',
): Promise<SearchedResources> {
  const { subject, permission, type, organizationId = null, after, limit } = asked
  const rows = await ctx.db.many<SearchedResource & { authorized: boolean; one_role: boolean }>(sql`
    select m.organization_id, t.external_id, t.id, ${allowsOneRole(ctx)} as one_role,
      ${isPermitted(sql`p.id`, sql`t.path`, counting)} as authorized
    from permissions p
    join organization_memberships m on m.environment_id = p.environment_id
      and ${subject.type === 'user' ? sql`m.user_id` : sql`m.id`} = ${subject.id}
      and (${subject.userId ?? null}::text is null or m.user_id = ${subject.userId ?? null})
      and (${organizationId}::text is null or m.organization_id = ${organizationId})
      and m.organization_id >= ${after?.organizationId ?? ''}
    cross join lateral (
      select t.external_id, t.id, t.path from authorization_resources t
      where t.environment_id = m.environment_id and t.organization_id = m.organization_id and t.resource_type_slug = ${type}
        and (t.organization_id, t.external_id) > (${after?.organizationId ?? ''}, ${after?.externalId ?? ''})
      order by t.external_id limit ${looksAt}) t
    where p.environment_id = ${ctx.environmentId} and p.slug = ${permission}
    order by m.organization_id, t.external_id limit ${looksAt}`)
  if (counting === 'all' && rows.some(({ authorized, one_role }) => authorized && one_role))
    return searchResources(ctx, asked, 'effective')
  return pageOf(rows, limit)
}

/** Of the resources of one organization that {@link looksAt} bounds, those that are permitted. */
function pageOf(rows: readonly (SearchedResource & { authorized: boolean })[], limit: number): SearchedResources {
  const permitted = rows.filter(({ authorized }) => authorized)
  const found = permitted
    .slice(0, limit)
    .map(({ organization_id, external_id, id }) => ({ organization_id, external_id, id }))
  const last = permitted.length > limit ? found.at(-1) : rows.length < looksAt ? undefined : rows.at(-1)
  return { found, next: last && { organizationId: last.organization_id, externalId: last.external_id } }
}

/** The resources of a type in one organization, for who may use all of them. */
export async function listResourcesOfType(
  ctx: Context,
  {
    type,
    organizationId,
    after,
    limit,
  }: { type: string; organizationId: string; after: SearchPlace | undefined; limit: number },
): Promise<SearchedResources> {
  const rows = await ctx.db.many<SearchedResource>(sql`
    select t.organization_id, t.external_id, t.id from authorization_resources t
    where t.environment_id = ${ctx.environmentId} and t.organization_id = ${organizationId} and t.resource_type_slug = ${type}
      and t.external_id > ${after?.externalId ?? ''}
    order by t.external_id limit ${limit + 1}`)
  const found = rows.slice(0, limit)
  const last = rows.length > limit ? found.at(-1) : undefined
  return { found, next: last && { organizationId, externalId: last.external_id } }
}
