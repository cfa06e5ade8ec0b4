import { defineGroupRoles, type GroupRole, rolesOfOneMember } from '#access/roles/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { getDirectory, lockDirectory } from '../directories/index.ts'
import { followDirectoryJob } from './follow-directory-job.ts'
import { saveUser } from './save-user.ts'
import { type DirectoryUserRow, userColumns } from './schemas.ts'
import type { DirectoryScope } from './scope.ts'

/** The roles of the groups of a directory. Its users follow in a job. */
export const directoryGroupRoles = defineGroupRoles({
  table: sql`directory_group_roles`,
  owner: sql`directory_id`,
  group: sql`group_id`,
  holdGroups,
  changed: (tx, id) => enqueueJob(tx, followDirectoryJob, { id }, { key: `follow_directory/${id}` }),
})

/** Sorted by group. @throws notFound for the directory */
export async function listGroupRoles(ctx: Context, directoryId: string): Promise<GroupRole[]> {
  const [mappings] = await Promise.all([directoryGroupRoles.list(ctx, directoryId), getDirectory(ctx, directoryId)])
  return mappings
}

/**
 * Replaces the roles of all groups of a directory.
 *
 * @throws notFound for the directory or a group; invalidRole, subResourceRole
 */
export function replaceGroupRoles(
  ctx: Context,
  directoryId: string,
  wanted: readonly GroupRole[],
): Promise<GroupRole[]> {
  return ctx.transaction(async (tx) => {
    const { organization_id } = await lockDirectory(tx, directoryId)
    await directoryGroupRoles.replace(tx, { id: directoryId, organization_id }, wanted)
    return directoryGroupRoles.list(tx, directoryId)
  })
}

async function holdGroups(tx: TransactionContext, directoryId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.db.many<{ id: string }>(sql`
    select id from directory_groups
    where environment_id = ${tx.environmentId} and directory_id = ${directoryId} and id = any(${[...ids]})
    order by id for key share`)
  const unknown = ids.find((id) => !rows.some((row) => row.id === id))
  if (unknown !== undefined) throw notFound('Directory Group', unknown)
}

/** Whether people in a group have roles by it. */
export async function hasRoles(tx: TransactionContext, groupId: string): Promise<boolean> {
  const found = await tx.db.maybe(sql`
    select 1 from directory_group_roles where environment_id = ${tx.environmentId} and group_id = ${groupId} limit 1`)
  return found !== undefined
}

/** Gives users the roles of their groups as these are now. Changes of one user follow one another. */
export async function settleRoles(
  tx: TransactionContext,
  scope: DirectoryScope,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return
  const users = await tx.db.many<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where u.environment_id = ${tx.environmentId} and u.id = any(${[...userIds]}) order by u.id for update`)
  const roles = await rolesOfUsers(tx, scope, userIds)
  for (const user of users) await saveUser(tx, scope, user, { role_slugs: roles(user.id) })
}

/** The slugs of the roles that users have by their groups, highest priority first. */
export async function rolesOfUsers(
  tx: TransactionContext,
  { directory }: DirectoryScope,
  userIds: readonly string[],
): Promise<(userId: string) => string[]> {
  const rows = await tx.db.many<{ user_id: string; role_ids: string[] }>(sql`
    select m.user_id, array_agg(distinct r.role_id order by r.role_id) as role_ids from directory_group_members m
    join directory_group_roles r on r.environment_id = m.environment_id and r.group_id = m.group_id
    where m.environment_id = ${tx.environmentId} and m.user_id = any(${[...userIds]}) group by m.user_id`)
  const idsOf = new Map(rows.map(({ user_id, role_ids }) => [user_id, role_ids.join()]))
  const slugsOf = new Map<string, string[]>()
  for (const ids of new Set(idsOf.values())) {
    slugsOf.set(ids, await rolesOfOneMember(tx, directory.organization_id, ids.split(',')))
  }
  return (userId) => slugsOf.get(idsOf.get(userId) ?? '') ?? []
}
