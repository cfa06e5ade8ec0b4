import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { DirectoryUserRow } from '../directory-objects/index.ts'

/** The membership that was created for a directory user. */
export async function findLink(ctx: Context, directoryUserId: string): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ organization_membership_id: string }>(sql`
    select organization_membership_id from directory_memberships
    where environment_id = ${ctx.environmentId} and directory_user_id = ${directoryUserId}`)
  return row?.organization_membership_id
}

export async function linkMembership(
  tx: TransactionContext,
  { id, directory_id }: Pick<DirectoryUserRow, 'id' | 'directory_id'>,
  membershipId: string,
): Promise<void> {
  tx.db.send(sql`
    insert into directory_memberships (environment_id, directory_user_id, directory_id, organization_membership_id)
    values (${tx.environmentId}, ${id}, ${directory_id}, ${membershipId})
    on conflict (environment_id, directory_user_id) do update
      set organization_membership_id = excluded.organization_membership_id`)
}

/** What the directories of an organization say together of one member. */
export interface Standing {
  /** Whether another active directory user has the membership. */
  hasOther: boolean
  /** Whether groups of any of the directories give roles. */
  decides: boolean
  /** The roles that groups give to any of the active users, in no order. */
  roles: string[]
}

/**
 * Read after the membership was locked, so that of two directories the later one sees the change of the earlier one.
 *
 * @param user the user that is being changed
 */
export async function standingOf(
  tx: TransactionContext,
  membershipId: string | undefined,
  user: DirectoryUserRow,
): Promise<Standing> {
  const others = await tx.db.many<{ directory_id: string; role_slugs: string[] }>(sql`
    select u.directory_id, u.role_slugs from directory_memberships l
    join directory_users u on u.environment_id = l.environment_id and u.id = l.directory_user_id
    join directories d on d.environment_id = u.environment_id and d.id = u.directory_id
    where l.environment_id = ${tx.environmentId} and l.organization_membership_id = ${membershipId ?? ''}
      and u.id <> ${user.id} and u.state = 'active' and d.state <> 'deleting' and d.provisions_members`)
  const directories = [...new Set([user.directory_id, ...others.map(({ directory_id }) => directory_id)])]
  const mapped = await tx.db.maybe(sql`
    select 1 from directory_group_roles r
    where r.environment_id = ${tx.environmentId} and r.directory_id = any(${directories}) limit 1`)
  return {
    hasOther: others.length > 0,
    decides: mapped !== undefined,
    roles: [...new Set([...user.role_slugs, ...others.flatMap(({ role_slugs }) => role_slugs)])],
  }
}
