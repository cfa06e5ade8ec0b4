import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'

/** Something that was found. Its page shows the rest. */
export interface Found {
  type: string
  id: string
  /** What people call it. Null for what has no name. */
  name: string | null
  /** Where it is shown, if it has no page of its own. */
  parent: { type: string; id: string } | null
}

/** A row of a kind. `parent` is the id of the object on whose page it is shown. */
export interface NamedRow {
  id: string
  name: string | null
  parent?: string | null
}

export interface Kind {
  type: string
  /** The type of the object that `parent` of its rows names. */
  parent?: string
  /** The objects with these ids. */
  byIds(ctx: Context, ids: readonly string[]): Statement
}

/** The kinds of objects by the prefix of their ids. Each is found by its primary key. */
export const kinds: Readonly<Record<string, Kind>> = {
  user: {
    type: 'user',
    byIds: (ctx, ids) =>
      sql`select u.id, u.email as name from users u where u.environment_id = ${ctx.environmentId} and u.id = any(${ids}::text[])`,
  },
  org: {
    type: 'organization',
    byIds: (ctx, ids) =>
      sql`select o.id, o.name from organizations o where o.environment_id = ${ctx.environmentId} and o.id = any(${ids}::text[])`,
  },
  om: {
    type: 'organization_membership',
    parent: 'user',
    byIds: (ctx, ids) => sql`
      select m.id, u.email as name, m.user_id as parent from organization_memberships m
      join users u on u.environment_id = m.environment_id and u.id = m.user_id
      where m.environment_id = ${ctx.environmentId} and m.id = any(${ids}::text[])`,
  },
  session: {
    type: 'session',
    parent: 'user',
    byIds: (ctx, ids) => sql`
      select s.id, null as name, s.user_id as parent from sessions s
      where s.environment_id = ${ctx.environmentId} and s.id = any(${ids}::text[])`,
  },
  invitation: {
    type: 'invitation',
    parent: 'organization',
    byIds: (ctx, ids) => sql`
      select i.id, i.email as name, i.organization_id as parent from invitations i
      where i.environment_id = ${ctx.environmentId} and i.id = any(${ids}::text[])`,
  },
  group: {
    type: 'group',
    parent: 'organization',
    byIds: (ctx, ids) => sql`
      select g.id, g.name, g.organization_id as parent from groups g
      where g.environment_id = ${ctx.environmentId} and g.id = any(${ids}::text[])`,
  },
  key: {
    type: 'api_key',
    parent: 'organization',
    byIds: (ctx, ids) => sql`
      select k.id, k.name, k.organization_id as parent from api_keys k
      where k.environment_id = ${ctx.environmentId} and k.id = any(${ids}::text[])`,
  },
  conn: {
    type: 'connection',
    byIds: (ctx, ids) =>
      sql`select c.id, c.name from connections c where c.environment_id = ${ctx.environmentId} and c.id = any(${ids}::text[])`,
  },
  sso_session: {
    type: 'sso_session',
    parent: 'connection',
    byIds: (ctx, ids) => sql`
      select sso.id, sso.email as name, sso.connection_id as parent from sso_sessions sso
      where sso.environment_id = ${ctx.environmentId} and sso.id = any(${ids}::text[])`,
  },
  directory: {
    type: 'directory',
    byIds: (ctx, ids) =>
      sql`select d.id, d.name from directories d where d.environment_id = ${ctx.environmentId} and d.id = any(${ids}::text[])`,
  },
  directory_user: {
    type: 'directory_user',
    parent: 'directory',
    byIds: (ctx, ids) => sql`
      select du.id, du.user_name as name, du.directory_id as parent from directory_users du
      where du.environment_id = ${ctx.environmentId} and du.id = any(${ids}::text[])`,
  },
  directory_group: {
    type: 'directory_group',
    parent: 'directory',
    byIds: (ctx, ids) => sql`
      select dg.id, dg.name, dg.directory_id as parent from directory_groups dg
      where dg.environment_id = ${ctx.environmentId} and dg.id = any(${ids}::text[])`,
  },
  role: {
    type: 'role',
    byIds: (ctx, ids) =>
      sql`select r.id, r.slug as name from roles r where r.environment_id = ${ctx.environmentId} and r.id = any(${ids}::text[])`,
  },
  perm: {
    type: 'permission',
    byIds: (ctx, ids) =>
      sql`select p.id, p.slug as name from permissions p where p.environment_id = ${ctx.environmentId} and p.id = any(${ids}::text[])`,
  },
  flag: {
    type: 'feature_flag',
    byIds: (ctx, ids) =>
      sql`select f.id, f.slug as name from feature_flags f where f.environment_id = ${ctx.environmentId} and f.id = any(${ids}::text[])`,
  },
  conn_app: {
    type: 'connect_application',
    byIds: (ctx, ids) =>
      sql`select a.id, a.name from connect_applications a where a.environment_id = ${ctx.environmentId} and a.id = any(${ids}::text[])`,
  },
  client: {
    type: 'connect_application',
    byIds: (ctx, ids) =>
      sql`select a.id, a.name from connect_applications a where a.environment_id = ${ctx.environmentId} and a.client_id = any(${ids}::text[])`,
  },
  we: {
    type: 'webhook_endpoint',
    byIds: (ctx, ids) =>
      sql`select w.id, w.endpoint_url as name from webhook_endpoints w where w.environment_id = ${ctx.environmentId} and w.id = any(${ids}::text[])`,
  },
  scim_target: {
    type: 'scim_target',
    byIds: (ctx, ids) =>
      sql`select t.id, t.name from scim_targets t where t.environment_id = ${ctx.environmentId} and t.id = any(${ids}::text[])`,
  },
  sigstream: {
    type: 'signal_stream',
    byIds: (ctx, ids) =>
      sql`select ss.id, ss.audience as name from signal_streams ss where ss.environment_id = ${ctx.environmentId} and ss.id = any(${ids}::text[])`,
  },
  agent_blueprint: {
    type: 'agent_blueprint',
    byIds: (ctx, ids) =>
      sql`select b.id, b.name from agent_blueprints b where b.environment_id = ${ctx.environmentId} and b.id = any(${ids}::text[])`,
  },
  event: {
    type: 'event',
    byIds: (ctx, ids) =>
      sql`select e.id, e.event as name from events e where e.environment_id = ${ctx.environmentId} and e.id = any(${ids}::text[])`,
  },
}

const idForm = /^([a-z_]+)_[0-9A-Z]{26}$/

/** The kind of object that an id is of; undefined for kinds that are not found by their id. */
export function kindOf(id: string): Kind | undefined {
  return kinds[idForm.exec(id)?.[1] ?? '']
}

export function toFound({ type, parent: parentType }: Kind, { id, name, parent = null }: NamedRow): Found {
  return {
    type,
    id,
    name,
    parent: parentType === undefined || parent === null ? null : { type: parentType, id: parent },
  }
}
