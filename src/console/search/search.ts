import { listUsers } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { listOrganizations } from '#tenancy/organizations/index.ts'
import { type Found, kindOf, type NamedRow, toFound } from './kinds.ts'

const mostOfAKind = 5
/** No one reads on: where a text neither names a few nor is common, some of those that have it will do. */
const most = { mostLookedUp: 100, mostNear: 300 }

/**
 * What an operator may mean by a text: the object with this id, users and organizations that have it in their email, names,
 * domains or external id, roles, permissions and feature flags whose slug begins so; at most five of each kind, the newest ones. Of a
 * text that hundreds have, but few of the newest objects, they are the newest of the first 100 that were found.
 */
export async function search(ctx: Context, text: string): Promise<Found[]> {
  const kind = kindOf(text)
  if (kind !== undefined) {
    const found = await ctx.db.maybe<NamedRow>(kind.byIds(ctx, [text]))
    return found === undefined ? [] : [toFound(kind, found)]
  }
  const parts = await Promise.all([
    usersLike(ctx, text),
    organizationsLike(ctx, text),
    // An email names no others.
    ...(text.includes('@') ? [] : [slugsLike(ctx, text)]),
  ])
  return parts.flat()
}

async function usersLike(ctx: Context, text: string): Promise<Found[]> {
  const { rows } = await listUsers(ctx, { search: text, limit: mostOfAKind, order: 'desc' }, most)
  return rows.map(({ id, email }) => ({ type: 'user', id, name: email, parent: null }))
}

async function organizationsLike(ctx: Context, text: string): Promise<Found[]> {
  const [{ rows }, byExternalId] = await Promise.all([
    listOrganizations(ctx, { name_or_domain: text, limit: mostOfAKind, order: 'desc' }, most),
    ctx.db.maybe<NamedRow>(sql`
      select o.id, o.name from organizations o where o.environment_id = ${ctx.environmentId} and o.external_id = ${text}`),
  ])
  const found = [...(byExternalId === undefined ? [] : [byExternalId]), ...rows]
  return [
    ...new Map(found.map(({ id, name }) => [id, { type: 'organization', id, name, parent: null }])).values(),
  ].slice(0, mostOfAKind)
}

/** Roles, permissions and flags: an environment has as many as an application has nouns and verbs. */
async function slugsLike(ctx: Context, text: string): Promise<Found[]> {
  const found = await ctx.db.many<Omit<Found, 'parent'>>(sql`
    (select 'role' as type, r.id, r.slug as name from roles r
      where r.environment_id = ${ctx.environmentId} and r.organization_id is null and starts_with(r.slug, ${text})
      order by r.slug limit ${mostOfAKind})
    union all
    (select 'permission' as type, p.id, p.slug as name from permissions p
      where p.environment_id = ${ctx.environmentId} and starts_with(p.slug, ${text}) order by p.slug limit ${mostOfAKind})
    union all
    (select 'feature_flag' as type, f.id, f.slug as name from feature_flags f
      where f.environment_id = ${ctx.environmentId} and starts_with(f.slug, ${text}) order by f.slug limit ${mostOfAKind})`)
  return found.map((each) => ({ ...each, parent: null }))
}
