import {
  addGroupMembers,
  createGroup,
  deleteGroup,
  type GroupRow,
  getGroup,
  removeGroupMembers,
  updateGroup,
} from '#access/groups/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Change, DirectoryGroupRow, DirectoryScope, DirectoryUserRow } from '../directory-objects/index.ts'

/** Lets the groups of the organization follow those of its directory. */
export async function followDirectoryGroup(
  tx: TransactionContext,
  scope: DirectoryScope,
  { before, after }: Change<DirectoryGroupRow>,
): Promise<void> {
  if (!scope.directory.provisions_members) return
  const group = after ?? before
  if (group === undefined) return
  const linked = await findGroup(tx, group)
  if (after === undefined) {
    if (linked !== undefined) await deleteGroup(tx, group.organization_id, linked.id)
    return
  }
  const name = nameOf(after)
  if (linked === undefined) return provisionGroup(tx, after)
  if (linked.name !== name) await updateGroup(tx, after.organization_id, linked.id, { name })
}

async function provisionGroup(tx: TransactionContext, group: DirectoryGroupRow): Promise<void> {
  const created = await createGroup(tx, group.organization_id, { name: nameOf(group) })
  tx.db.send(sql`
    insert into directory_provisioned_groups (environment_id, directory_group_id, directory_id, group_id)
    values (${tx.environmentId}, ${group.id}, ${group.directory_id}, ${created.id})`)
  const members = await tx.db.many<{ id: string }>(sql`
    select l.organization_membership_id as id from directory_group_members m
    join directory_memberships l on l.environment_id = m.environment_id and l.directory_user_id = m.user_id
    where m.environment_id = ${tx.environmentId} and m.group_id = ${group.id}`)
  if (members.length > 0) await addGroupMembers(tx, created, idsOf(members))
}

/** Lets the members of a group of the organization follow those of the directory's. */
export async function followDirectoryMembers(
  tx: TransactionContext,
  scope: DirectoryScope,
  group: DirectoryGroupRow,
  { added, removed }: { added: readonly DirectoryUserRow[]; removed: readonly DirectoryUserRow[] },
): Promise<void> {
  if (!scope.directory.provisions_members) return
  const linked = await findGroup(tx, group)
  if (linked === undefined) return
  const come = await membershipsOf(tx, added)
  if (come.length > 0) await addGroupMembers(tx, linked, come)
  const gone = await membershipsOf(tx, removed)
  if (gone.length > 0) await removeGroupMembers(tx, linked, gone)
}

/** Makes a new member one of the groups that the directory has the person in. */
export async function joinGroupsOf(
  tx: TransactionContext,
  { id, organization_id }: DirectoryUserRow,
  membershipId: string,
): Promise<void> {
  for (const group of await groupsOf(tx, id)) {
    await addGroupMembers(tx, await getGroup(tx, organization_id, group), [membershipId])
  }
}

/** Takes a member out of the groups that the directory had the person in, who is being deleted there. */
export async function leaveGroupsOf(
  tx: TransactionContext,
  { id, organization_id }: DirectoryUserRow,
  membershipId: string,
): Promise<void> {
  for (const group of await groupsOf(tx, id)) {
    await removeGroupMembers(tx, await getGroup(tx, organization_id, group), [membershipId])
  }
}

/** The ids of the organization's groups that were created for the groups of a directory user. */
async function groupsOf(tx: TransactionContext, directoryUserId: string): Promise<string[]> {
  const rows = await tx.db.many<{ id: string }>(sql`
    select p.group_id as id from directory_group_members m
    join directory_provisioned_groups p on p.environment_id = m.environment_id and p.directory_group_id = m.group_id
    where m.environment_id = ${tx.environmentId} and m.user_id = ${directoryUserId} order by p.group_id`)
  return idsOf(rows)
}

async function findGroup(
  tx: TransactionContext,
  { id, organization_id }: DirectoryGroupRow,
): Promise<GroupRow | undefined> {
  const link = await tx.db.maybe<{ id: string }>(sql`
    select group_id as id from directory_provisioned_groups
    where environment_id = ${tx.environmentId} and directory_group_id = ${id}`)
  return link === undefined ? undefined : getGroup(tx, organization_id, link.id)
}

async function membershipsOf(tx: TransactionContext, users: readonly DirectoryUserRow[]): Promise<string[]> {
  if (users.length === 0) return []
  const rows = await tx.db.many<{ id: string }>(sql`
    select organization_membership_id as id from directory_memberships
    where environment_id = ${tx.environmentId} and directory_user_id = any(${users.map(({ id }) => id)})`)
  return idsOf(rows)
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}

/** Groups of organizations have shorter names. */
function nameOf({ name }: DirectoryGroupRow): string {
  return [...name].slice(0, 256).join('')
}
