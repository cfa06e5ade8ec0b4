import { defaultRole } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { type DirectoryCounts, getDirectory } from '../directories/index.ts'
import { directoryUserFilterMissing } from './errors.ts'
import { type DirectoryGroupRow, type DirectoryUserRow, groupColumns, userColumns } from './schemas.ts'

export interface UserFilters {
  directory?: string
  group?: string
  idp_id?: string
  email?: string
}

/**
 * The users of a directory or a group whom applications see.
 *
 * @throws directoryUserFilterMissing; notFound for the directory or the group
 */
export async function listDirectoryUsers(
  ctx: Context,
  query: ListQuery & UserFilters,
): Promise<Page<DirectoryUserRow>> {
  const { directory, group, idp_id, email } = query
  if (directory === undefined && group === undefined) throw directoryUserFilterMissing('Send `directory` or `group`.')
  if (directory === undefined && (idp_id !== undefined || email !== undefined)) {
    throw directoryUserFilterMissing('`idp_id` and `email` require `directory`.')
  }
  const page = await readPage<DirectoryUserRow>(ctx.db, query, {
    select: sql`select ${userColumns} from directory_users u`,
    where: [
      sql`u.environment_id = ${ctx.environmentId}`,
      sql`not u.is_hidden`,
      directory === undefined ? undefined : sql`u.directory_id = ${directory}`,
      idp_id === undefined ? undefined : sql`u.idp_id = ${idp_id}`,
      email === undefined ? undefined : sql`lower(u.email) = ${email.toLowerCase()}`,
      group === undefined
        ? undefined
        : sql`exists (select 1 from directory_group_members m where m.environment_id = u.environment_id
            and m.group_id = ${group} and m.user_id = u.id)`,
    ],
    id: sql`u.id`,
    prefix: await prefixOf(ctx, query, 'directory_user', sql`directory_users`),
  })
  if (page.rows.length === 0) {
    if (directory !== undefined) await getDirectory(ctx, directory)
    if (group !== undefined) await getDirectoryGroup(ctx, group)
  }
  return page
}

/** The prefix of cursors, if they need to have it: an id that a customer had before is a cursor where it is someone's. */
async function prefixOf(
  ctx: Context,
  { before, after }: ListQuery,
  prefix: string,
  table: Statement,
): Promise<string | undefined> {
  const others = [before, after].flatMap((cursor) => (cursor?.startsWith(`${prefix}_`) === false ? [cursor] : []))
  if (others.length === 0) return prefix
  const found = await ctx.db.many(sql`
    select id from ${table} where environment_id = ${ctx.environmentId} and id = any(${others})`)
  return found.length === new Set(others).size ? undefined : prefix
}

/** @throws notFound, also for one whom applications do not see */
export async function getDirectoryUser(ctx: Context, id: string): Promise<DirectoryUserRow> {
  const row = await ctx.db.maybe<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where u.environment_id = ${ctx.environmentId} and u.id = ${id} and not u.is_hidden`)
  if (row === undefined) throw notFound('Directory User', id)
  return row
}

export interface GroupFilters {
  directory?: string
  user?: string
}

/** @throws directoryUserFilterMissing; notFound for the directory or the user */
export async function listDirectoryGroups(
  ctx: Context,
  query: ListQuery & GroupFilters,
): Promise<Page<DirectoryGroupRow>> {
  const { directory, user } = query
  if (directory === undefined && user === undefined) throw directoryUserFilterMissing('Send `directory` or `user`.')
  const page = await readPage<DirectoryGroupRow>(ctx.db, query, {
    select: sql`select ${groupColumns} from directory_groups g`,
    where: [
      sql`g.environment_id = ${ctx.environmentId}`,
      directory === undefined ? undefined : sql`g.directory_id = ${directory}`,
      user === undefined
        ? undefined
        : sql`exists (select 1 from directory_group_members m where m.environment_id = g.environment_id
            and m.group_id = g.id and m.user_id = ${user})`,
    ],
    id: sql`g.id`,
    prefix: await prefixOf(ctx, query, 'directory_group', sql`directory_groups`),
  })
  if (page.rows.length === 0) {
    if (directory !== undefined) await getDirectory(ctx, directory)
    if (user !== undefined) await getDirectoryUser(ctx, user)
  }
  return page
}

/** @throws notFound */
export async function getDirectoryGroup(ctx: Context, id: string): Promise<DirectoryGroupRow> {
  const row = await ctx.db.maybe<DirectoryGroupRow>(sql`
    select ${groupColumns} from directory_groups g where g.environment_id = ${ctx.environmentId} and g.id = ${id}`)
  if (row === undefined) throw notFound('Directory Group', id)
  return row
}

/** The default roles of the organizations that users belong to. */
export async function defaultRolesOf(
  ctx: Context,
  rows: readonly Pick<DirectoryUserRow, 'organization_id'>[],
): Promise<(organizationId: string) => string> {
  const organizations = [...new Set(rows.map(({ organization_id }) => organization_id))]
  const roles = await Promise.all(organizations.map(async (id) => [id, await defaultRole(ctx, id)] as const))
  const bySlug = new Map(roles)
  return (organizationId) => bySlug.get(organizationId) ?? ''
}

export async function countObjects(
  ctx: Context,
  directoryIds: readonly string[],
): Promise<ReadonlyMap<string, DirectoryCounts>> {
  const rows = await ctx.db.many<{ id: string; active: number; inactive: number; groups: number }>(sql`
    select d.id, users.active, users.inactive, groups.groups from unnest(${[...directoryIds]}::text[]) as d (id)
    cross join lateral (
      select count(*) filter (where state = 'active') as active, count(*) filter (where state <> 'active') as inactive
      from directory_users where environment_id = ${ctx.environmentId} and directory_id = d.id and not is_hidden) users
    cross join lateral (
      select count(*) as groups from directory_groups
      where environment_id = ${ctx.environmentId} and directory_id = d.id) groups`)
  return new Map(rows.map(({ id, active, inactive, groups }) => [id, { users: { active, inactive }, groups }]))
}
