import { holdRoles, type RoleHolder, rolesOfOneMember } from '#access/roles/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { getDirectory, lockDirectory } from '../directories/index.ts'
import { followDirectoryJob } from './follow-directory-job.ts'
import { saveUser } from './save-user.ts'
import { type DirectoryUserRow, userColumns } from './schemas.ts'
import type { DirectoryScope } from './scope.ts'

/** The role that people have who are in a group. */
export interface GroupRole {
  /** The id of a group of the directory. */
  group: string
  /** The slug of a role of the organization. */
  role: string
}

/** Sorted by group. @throws notFound for the directory */
export async function listGroupRoles(ctx: Context, directoryId: string): Promise<GroupRole[]> {
  const [rows] = await Promise.all([
    ctx.db.many<GroupRole>(sql`
      select g.group_id as "group", r.slug as role from directory_group_roles g
      join roles r on r.environment_id = g.environment_id and r.id = g.role_id
      where g.environment_id = ${ctx.environmentId} and g.directory_id = ${directoryId} order by g.group_id, r.id`),
    getDirectory(ctx, directoryId),
  ])
  return rows
}

/**
 * Replaces the roles of all groups of a directory. Its users follow in a job.
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
    const held = await holdRoles(
      tx,
      organization_id,
      wanted.map(({ role }) => role),
    )
    const idOf = new Map(held.map(({ slug, id }) => [slug, id]))
    await holdGroups(tx, directoryId, [...new Set(wanted.map(({ group }) => group))])
    await tx.db.run(sql`
      delete from directory_group_roles where environment_id = ${tx.environmentId} and directory_id = ${directoryId}`)
    await tx.db.run(sql`
      insert into directory_group_roles (environment_id, directory_id, group_id, role_id)
      select distinct ${tx.environmentId}, ${directoryId}, group_id, role_id
      from unnest(${wanted.map(({ group }) => group)}::text[], ${wanted.map(({ role }) => idOf.get(role) ?? '')}::text[])
        as given (group_id, role_id)`)
    enqueueJob(tx, followDirectoryJob, { id: directoryId }, { key: `follow_directory/${directoryId}` })
    return listGroupRoles(tx, directoryId)
  })
}

async function holdGroups(tx: TransactionContext, directoryId: string, ids: string[]): Promise<void> {
  const rows = await tx.db.many<{ id: string }>(sql`
    select id from directory_groups
    where environment_id = ${tx.environmentId} and directory_id = ${directoryId} and id = any(${ids})
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

/** Groups of directories give roles: see `RoleHolder`. A mapping without a replacement is deleted with the role. */
export const mappedRoles: RoleHolder = {
  refusal: 'role_has_group_role_mappings',

  async isHeld(tx, role) {
    const held = await tx.db.maybe(sql`
      select 1 from directory_group_roles
      where environment_id = ${tx.environmentId} and role_id = ${role.id} limit 1`)
    return held !== undefined
  },

  async reassign(tx, role, replacement) {
    const mapped = await tx.db.many<{ directory_id: string }>(sql`
      select distinct directory_id from directory_group_roles
      where environment_id = ${tx.environmentId} and role_id = ${role.id}`)
    if (replacement !== undefined) {
      await tx.db.run(sql`
        update directory_group_roles a set role_id = ${replacement.id}
        where a.environment_id = ${tx.environmentId} and a.role_id = ${role.id} and not exists (
          select 1 from directory_group_roles b where b.environment_id = a.environment_id
            and b.group_id = a.group_id and b.role_id = ${replacement.id})`)
    }
    for (const { directory_id: id } of mapped) {
      enqueueJob(tx, followDirectoryJob, { id }, { key: `follow_directory/${id}` })
    }
  },
}
