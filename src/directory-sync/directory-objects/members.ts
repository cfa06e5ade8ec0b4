import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { announceMember } from './announce-members.ts'
import { directoryGroupUserAdded, directoryGroupUserRemoved } from './events.ts'
import { directoryFollowers } from './follows.ts'
import { hasRoles, settleRoles } from './group-roles.ts'
import { logMembers } from './log.ts'
import { type DirectoryGroupRow, type DirectoryUserRow, userColumns } from './schemas.ts'
import type { DirectoryScope } from './scope.ts'

/** One of several steps that change who is in a group. */
export interface MemberStep {
  kind: 'add' | 'remove' | 'replace'
  ids: readonly string[]
}

/** The ids of users who are in a group now and were not, and the other way, in the order of the ids. */
export interface MemberChange {
  added: readonly string[]
  removed: readonly string[]
}

/** Carries the steps out in a locked group. Ids that do not belong to a user of its directory change nothing. */
export async function applySteps(
  tx: TransactionContext,
  group: DirectoryGroupRow,
  steps: readonly MemberStep[],
): Promise<MemberChange> {
  const added = new Set<string>()
  const removed = new Set<string>()
  for (const { kind, ids } of steps) {
    const removesNone = kind === 'add' || (kind === 'remove' && ids.length === 0)
    const gone = removesNone ? [] : await removeMembers(tx, group, ids, kind === 'replace')
    for (const id of gone) if (!added.delete(id)) removed.add(id)
    const come = kind === 'remove' || ids.length === 0 ? [] : await addMembers(tx, group, ids)
    for (const id of come) if (!removed.delete(id)) added.add(id)
  }
  return { added: [...added].sort(), removed: [...removed].sort() }
}

async function addMembers(
  tx: TransactionContext,
  { id, directory_id }: DirectoryGroupRow,
  ids: readonly string[],
): Promise<string[]> {
  // In the order of the ids, in which all calls lock users.
  const rows = await tx.db.many<{ user_id: string }>(sql`
    insert into directory_group_members (environment_id, directory_id, group_id, user_id)
    select u.environment_id, u.directory_id, ${id}, u.id from directory_users u
    where u.environment_id = ${tx.environmentId} and u.directory_id = ${directory_id} and u.id = any(${[...ids]})
    order by u.id on conflict do nothing returning user_id`)
  return rows.map(({ user_id }) => user_id)
}

async function removeMembers(
  tx: TransactionContext,
  { id }: DirectoryGroupRow,
  ids: readonly string[],
  others: boolean,
): Promise<string[]> {
  const which = others ? sql`user_id <> all(${[...ids]})` : sql`user_id = any(${[...ids]})`
  const rows = await tx.db.many<{ user_id: string }>(sql`
    delete from directory_group_members
    where environment_id = ${tx.environmentId} and group_id = ${id} and ${which} returning user_id`)
  return rows.map(({ user_id }) => user_id)
}

/** Who came into a group and who left it, and whether people in it have roles by it. */
export interface ReadChange {
  added: DirectoryUserRow[]
  removed: DirectoryUserRow[]
  givesRoles: boolean
}

/** Reads what {@link announceMembers} needs to know. */
export async function readChange(tx: TransactionContext, groupId: string, change: MemberChange): Promise<ReadChange> {
  const ids = [...change.added, ...change.removed]
  if (ids.length === 0) return { added: [], removed: [], givesRoles: false }
  const [users, givesRoles] = await Promise.all([readUsers(tx, ids), hasRoles(tx, groupId)])
  const byId = new Map(users.map((row) => [row.id, row]))
  const present = (of: readonly string[]) => of.flatMap((id) => byId.get(id) ?? [])
  return { added: present(change.added), removed: present(change.removed), givesRoles }
}

/** Records an event for each user whom applications see, and lets roles and everything else follow. */
export async function announceMembers(
  tx: TransactionContext,
  scope: DirectoryScope,
  group: DirectoryGroupRow,
  { added, removed, givesRoles }: ReadChange,
): Promise<void> {
  const users = [...added, ...removed]
  if (users.length === 0) return
  logMembers(tx, scope, group, { added, removed })
  for (const user of added) announceMember(tx, scope, directoryGroupUserAdded, user, group)
  for (const user of removed) announceMember(tx, scope, directoryGroupUserRemoved, user, group)
  for (const { members } of directoryFollowers.of(tx.system)) await members(tx, scope, group, { added, removed })
  if (!givesRoles) return
  await settleRoles(
    tx,
    scope,
    users.map(({ id }) => id),
  )
}

function readUsers(tx: TransactionContext, ids: readonly string[]): Promise<DirectoryUserRow[]> {
  return tx.db.many<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where u.environment_id = ${tx.environmentId} and u.id = any(${[...ids]})`)
}

export async function listMemberIds(ctx: Context, groupId: string): Promise<string[]> {
  const rows = await ctx.db.many<{ user_id: string }>(sql`
    select user_id from directory_group_members
    where environment_id = ${ctx.environmentId} and group_id = ${groupId} order by user_id`)
  return rows.map(({ user_id }) => user_id)
}
