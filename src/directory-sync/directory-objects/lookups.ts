import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type DirectoryGroupRow, type DirectoryUserRow, groupColumns, userColumns } from './schemas.ts'

/** The users of a directory with these ids of the provider, whether applications see them or not. */
export function findUsersByIdpIds(
  ctx: Context,
  directoryId: string,
  idpIds: readonly string[],
): Promise<DirectoryUserRow[]> {
  return ctx.db.many<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where u.environment_id = ${ctx.environmentId} and u.directory_id = ${directoryId} and u.idp_id = any(${[...idpIds]})`)
}

export function findGroupsByIdpIds(
  ctx: Context,
  directoryId: string,
  idpIds: readonly string[],
): Promise<DirectoryGroupRow[]> {
  return ctx.db.many<DirectoryGroupRow>(sql`
    select ${groupColumns} from directory_groups g
    where g.environment_id = ${ctx.environmentId} and g.directory_id = ${directoryId} and g.idp_id = any(${[...idpIds]})`)
}

/** Our ids by the provider's ids. */
export type IdsByIdpId = ReadonlyMap<string, string>

/** Of all users of a directory, whether applications see them or not. */
export async function userIdsOf(ctx: Context, directoryId: string): Promise<IdsByIdpId> {
  const rows = await ctx.db.many<{ id: string; idp_id: string }>(sql`
    select id, idp_id from directory_users
    where environment_id = ${ctx.environmentId} and directory_id = ${directoryId} order by id`)
  return new Map(rows.map(({ id, idp_id }) => [idp_id, id]))
}

export async function groupIdsOf(ctx: Context, directoryId: string): Promise<IdsByIdpId> {
  const rows = await ctx.db.many<{ id: string; idp_id: string }>(sql`
    select id, idp_id from directory_groups
    where environment_id = ${ctx.environmentId} and directory_id = ${directoryId} order by id`)
  return new Map(rows.map(({ id, idp_id }) => [idp_id, id]))
}
