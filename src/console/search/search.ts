import { listUsers } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { listOrganizations } from '#tenancy/organizations/index.ts'

/** Something that was found. Its page shows the rest. */
export interface Found {
  type: string
  id: string
  /** What people call it. Null for what has no name. */
  name: string | null
}

const mostOfAKind = 5
/** No one reads on: where a text neither names a few nor is common, some of those that have it will do. */
const mostLookedUp = 200

interface Kind {
  type: string
  /** The object with an id: `id` and `name`. */
  byId(ctx: Context, id: string): Statement
}

/** By the prefix of their ids. Each is found by its primary key. */
const kinds: Readonly<Record<string, Kind>> = {
  user: {
    type: 'user',
    byId: (ctx, id) =>
      sql`select u.id, u.email as name from users u where u.environment_id = ${ctx.environmentId} and u.id = ${id}`,
  },
  org: {
    type: 'organization',
    byId: (ctx, id) =>
      sql`select o.id, o.name from organizations o where o.environment_id = ${ctx.environmentId} and o.id = ${id}`,
  },
  om: {
    type: 'organization_membership',
    byId: (ctx, id) => sql`
      select m.id, null as name from organization_memberships m
      where m.environment_id = ${ctx.environmentId} and m.id = ${id}`,
  },
  session: {
    type: 'session',
    byId: (ctx, id) =>
      sql`select s.id, null as name from sessions s where s.environment_id = ${ctx.environmentId} and s.id = ${id}`,
  },
  invitation: {
    type: 'invitation',
    byId: (ctx, id) =>
      sql`select i.id, null as name from invitations i where i.environment_id = ${ctx.environmentId} and i.id = ${id}`,
  },
  conn: {
    type: 'connection',
    byId: (ctx, id) =>
      sql`select c.id, c.name from connections c where c.environment_id = ${ctx.environmentId} and c.id = ${id}`,
  },
  directory: {
    type: 'directory',
    byId: (ctx, id) =>
      sql`select d.id, d.name from directories d where d.environment_id = ${ctx.environmentId} and d.id = ${id}`,
  },
  directory_user: {
    type: 'directory_user',
    byId: (ctx, id) =>
      sql`select d.id, null as name from directory_users d where d.environment_id = ${ctx.environmentId} and d.id = ${id}`,
  },
  directory_group: {
    type: 'directory_group',
    byId: (ctx, id) =>
      sql`select d.id, d.name from directory_groups d where d.environment_id = ${ctx.environmentId} and d.id = ${id}`,
  },
  role: {
    type: 'role',
    byId: (ctx, id) =>
      sql`select r.id, r.slug as name from roles r where r.environment_id = ${ctx.environmentId} and r.id = ${id}`,
  },
  perm: {
    type: 'permission',
    byId: (ctx, id) =>
      sql`select p.id, p.slug as name from permissions p where p.environment_id = ${ctx.environmentId} and p.id = ${id}`,
  },
  flag: {
    type: 'feature_flag',
    byId: (ctx, id) =>
      sql`select f.id, f.slug as name from feature_flags f where f.environment_id = ${ctx.environmentId} and f.id = ${id}`,
  },
  conn_app: {
    type: 'connect_application',
    byId: (ctx, id) =>
      sql`select a.id, null as name from connect_applications a where a.environment_id = ${ctx.environmentId} and a.id = ${id}`,
  },
  event: {
    type: 'event',
    byId: (ctx, id) =>
      sql`select e.id, e.event as name from events e where e.environment_id = ${ctx.environmentId} and e.id = ${id}`,
  },
}

const idForm = /^([a-z_]+)_[0-9A-Z]{26}$/

/**
 * What an operator may mean by a text: the object with this id, users and organizations that have it in their email, names,
 * domains or external id, roles, permissions and feature flags whose slug begins so; at most five of each kind, the newest ones. Of a
 * text that hundreds have, but few of the newest objects, they are the newest of the first 200 that were found.
 */
export async function search(ctx: Context, text: string): Promise<Found[]> {
  const kind = kinds[idForm.exec(text)?.[1] ?? '']
  if (kind !== undefined) {
    const found = await ctx.db.maybe<Omit<Found, 'type'>>(kind.byId(ctx, text))
    return found === undefined ? [] : [{ type: kind.type, ...found }]
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
  const { rows } = await listUsers(ctx, { search: text, limit: mostOfAKind, order: 'desc' }, { mostLookedUp })
  return rows.map(({ id, email }) => ({ type: 'user', id, name: email }))
}

async function organizationsLike(ctx: Context, text: string): Promise<Found[]> {
  const [{ rows }, byExternalId] = await Promise.all([
    listOrganizations(ctx, { name_or_domain: text, limit: mostOfAKind, order: 'desc' }, { mostLookedUp }),
    ctx.db.maybe<Omit<Found, 'type'>>(sql`
      select o.id, o.name from organizations o where o.environment_id = ${ctx.environmentId} and o.external_id = ${text}`),
  ])
  const found = [...(byExternalId === undefined ? [] : [byExternalId]), ...rows]
  return [...new Map(found.map(({ id, name }) => [id, { type: 'organization', id, name }])).values()].slice(
    0,
    mostOfAKind,
  )
}

/** Roles, permissions and flags: an environment has as many as an application has nouns and verbs. */
async function slugsLike(ctx: Context, text: string): Promise<Found[]> {
  return ctx.db.many<Found>(sql`
    (select 'role' as type, r.id, r.slug as name from roles r
      where r.environment_id = ${ctx.environmentId} and r.organization_id is null and starts_with(r.slug, ${text})
      order by r.slug limit ${mostOfAKind})
    union all
    (select 'permission' as type, p.id, p.slug as name from permissions p
      where p.environment_id = ${ctx.environmentId} and starts_with(p.slug, ${text}) order by p.slug limit ${mostOfAKind})
    union all
    (select 'feature_flag' as type, f.id, f.slug as name from feature_flags f
      where f.environment_id = ${ctx.environmentId} and starts_with(f.slug, ${text}) order by f.slug limit ${mostOfAKind})`)
}
