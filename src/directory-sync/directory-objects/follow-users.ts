import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { findDirectory } from '../directories/index.ts'
import { rolesOfUsers } from './group-roles.ts'
import { followGroup } from './groups.ts'
import { followUser, saveUser } from './save-user.ts'
import { type DirectoryGroupRow, type DirectoryUserRow, groupColumns, userColumns } from './schemas.ts'
import { type DirectoryScope, openDirectory } from './scope.ts'

/** As many as one transaction locks. */
const step = 100

/**
 * Gives the next users of a directory the attributes and roles that its settings say, with the events of what changes.
 *
 * @returns the id of the last one; `undefined` at the end, also where the directory is gone.
 */
export async function followSettings(ctx: Context, directoryId: string, from: string): Promise<string | undefined> {
  const directory = await findDirectory(ctx, directoryId)
  if (directory === undefined || directory.state === 'deleting') return undefined
  return ctx.transaction(async (tx) => {
    const scope = await openDirectory(tx, directory, { kind: 'settings' })
    const users = await tx.db.many<DirectoryUserRow>(sql`
      select ${userColumns} from directory_users u
      where u.environment_id = ${tx.environmentId} and u.directory_id = ${directoryId} and u.id > ${from}
      order by u.id limit ${step} for update`)
    const roles = await rolesOfUsers(
      tx,
      scope,
      users.map(({ id }) => id),
    )
    if (from === '') await followGroups(tx, scope)
    for (const user of users) {
      const row = await saveUser(tx, scope, user, { role_slugs: roles(user.id) })
      if (row === user) await followUser(tx, scope, user, user)
    }
    return users.at(-1)?.id
  })
}

/** Their users join them one by one. */
async function followGroups(tx: TransactionContext, scope: DirectoryScope): Promise<void> {
  const groups = await tx.db.many<DirectoryGroupRow>(sql`
    select ${groupColumns} from directory_groups g
    where g.environment_id = ${tx.environmentId} and g.directory_id = ${scope.directory.id} order by g.id for update`)
  for (const row of groups) await followGroup(tx, scope, row, row)
}
