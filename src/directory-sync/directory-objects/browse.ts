import type { Context } from '#platform/context.ts'
import { escapeLike } from '#platform/db/like.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type DirectoryGroupRow, type DirectoryUserRow, groupColumns, userColumns } from './schemas.ts'

/** A part of a directory as the one who looks after it leafs through it: by name, with the users whom applications do not see. */
export interface Browse {
  /** A part of the email, the name or the user name, in any case. */
  search?: string | undefined
  /** The id of the last row of the page before. */
  after?: string | undefined
  limit: number
}

export interface Browsed<Row> {
  rows: Row[]
  /** The `after` of the next page; `undefined` on the last one. */
  next: string | undefined
}

export type BrowsedGroup = DirectoryGroupRow & { members: number }

/** The users of a directory, or of one of its groups, by user name. */
export async function browseUsers(
  ctx: Context,
  directoryId: string,
  { search, after, limit, group }: Browse & { group?: string | undefined },
): Promise<Browsed<DirectoryUserRow>> {
  const rows = await ctx.db.many<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where ${all([
      sql`u.environment_id = ${ctx.environmentId}`,
      sql`u.directory_id = ${directoryId}`,
      containing(search, sql`concat_ws(E'\\n', u.email, u.name, u.user_name)`),
      group === undefined
        ? undefined
        : sql`exists (select 1 from directory_group_members m
        where m.environment_id = u.environment_id and m.group_id = ${group} and m.user_id = u.id)`,
      after === undefined
        ? undefined
        : sql`lower(u.user_name) > (select lower(a.user_name) from directory_users a
        where a.environment_id = ${ctx.environmentId} and a.directory_id = ${directoryId} and a.id = ${after})`,
    ])}
    order by lower(u.user_name) limit ${limit + 1}`)
  return pageOf(rows, limit)
}

/** The groups of a directory by name, with the number of their members. */
export async function browseGroups(
  ctx: Context,
  directoryId: string,
  { search, after, limit }: Browse,
): Promise<Browsed<BrowsedGroup>> {
  const rows = await ctx.db.many<BrowsedGroup>(sql`
    select ${groupColumns}, (select count(*) from directory_group_members m
      where m.environment_id = g.environment_id and m.group_id = g.id) as members
    from directory_groups g
    where ${all([
      sql`g.environment_id = ${ctx.environmentId}`,
      sql`g.directory_id = ${directoryId}`,
      containing(search, sql`g.name`),
      after === undefined
        ? undefined
        : sql`(lower(g.name), g.id) > (select lower(a.name), a.id from directory_groups a
        where a.environment_id = ${ctx.environmentId} and a.directory_id = ${directoryId} and a.id = ${after})`,
    ])}
    order by lower(g.name), g.id limit ${limit + 1}`)
  return pageOf(rows, limit)
}

/** Also one whom applications do not see. @throws notFound for one of another directory */
export async function getUserIn(ctx: Context, directoryId: string, id: string): Promise<DirectoryUserRow> {
  const row = await ctx.db.maybe<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where u.environment_id = ${ctx.environmentId} and u.directory_id = ${directoryId} and u.id = ${id}`)
  if (row === undefined) throw notFound('Directory User', id)
  return row
}

/** In no order. Ids of other directories are left out. */
export function findGroupsIn(ctx: Context, directoryId: string, ids: readonly string[]): Promise<DirectoryGroupRow[]> {
  return ctx.db.many<DirectoryGroupRow>(sql`
    select ${groupColumns} from directory_groups g
    where g.environment_id = ${ctx.environmentId} and g.directory_id = ${directoryId} and g.id = any(${[...ids]})`)
}

/** The groups of a user by name, the first hundred of them. */
export function listGroupsOf(ctx: Context, { id }: Pick<DirectoryUserRow, 'id'>): Promise<DirectoryGroupRow[]> {
  return ctx.db.many<DirectoryGroupRow>(sql`
    select ${groupColumns} from directory_group_members m
    join directory_groups g on g.environment_id = m.environment_id and g.id = m.group_id
    where m.environment_id = ${ctx.environmentId} and m.user_id = ${id} order by lower(g.name), g.id limit 100`)
}

/** The newest user of a directory: an example of what it sends. Ids that a customer had before say nothing of the time. */
export function findNewestUser(ctx: Context, directoryId: string): Promise<DirectoryUserRow | undefined> {
  return ctx.db.maybe<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where u.environment_id = ${ctx.environmentId} and u.directory_id = ${directoryId} order by u.id desc limit 1`)
}

function containing(part: string | undefined, text: Statement): Statement | undefined {
  return part === undefined ? undefined : sql`${text} ilike ${`%${escapeLike(part)}%`}`
}

function pageOf<Row extends { id: string }>(rows: Row[], limit: number): Browsed<Row> {
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? shown.at(-1)?.id : undefined }
}
