import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { directoryGroupUserAdded } from './events.ts'
import {
  type DirectoryGroupRow,
  type DirectoryUserRow,
  groupColumns,
  toDirectoryGroup,
  toDirectoryUser,
} from './schemas.ts'
import type { DirectoryScope } from './scope.ts'

/** Tells of all groups of a user whom applications see from now on. */
export async function announceGroupsOf(
  tx: TransactionContext,
  scope: DirectoryScope,
  user: DirectoryUserRow,
): Promise<void> {
  const groups = await tx.db.many<DirectoryGroupRow>(sql`
    select ${groupColumns} from directory_group_members m
    join directory_groups g on g.environment_id = m.environment_id and g.id = m.group_id
    where m.environment_id = ${tx.environmentId} and m.user_id = ${user.id} order by g.id`)
  for (const group of groups) announceMember(tx, scope, directoryGroupUserAdded, user, group)
}

/** Tells that a user is in a group now, or is not any more, if applications see the user. */
export function announceMember(
  tx: TransactionContext,
  { defaultRole }: DirectoryScope,
  event: typeof directoryGroupUserAdded,
  user: DirectoryUserRow,
  group: DirectoryGroupRow,
): void {
  if (user.is_hidden) return
  const data = {
    directory_id: group.directory_id,
    user: toDirectoryUser(user, defaultRole),
    group: toDirectoryGroup(group),
  }
  recordEvent(tx, event, data)
}
