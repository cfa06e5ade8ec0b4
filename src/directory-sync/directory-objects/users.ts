import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import type { Resource } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../directories/index.ts'
import { directoryUserDeleted } from './events.ts'
import { logChange } from './log.ts'
import { followUser, insertUser, saveUser } from './save-user.ts'
import { type DirectoryUserRow, toDirectoryUser, userColumns } from './schemas.ts'
import { after, type ChangeSource, openDirectory } from './scope.ts'

/**
 * Stores a user and records `dsync.user.created`, unless it is inactive where applications do not see such users.
 *
 * @param input.id one that the customer had before. @throws notFound for the directory; directoryObjectExists
 */
export function createDirectoryUser(
  ctx: Context,
  directory: DirectoryRow,
  input: { id?: string; resource: Resource },
  source: ChangeSource,
): Promise<DirectoryUserRow> {
  return ctx.transaction(async (tx) => {
    const scope = await openDirectory(tx, directory, source)
    return insertUser(tx, scope, input.id ?? tx.newId('directory_user'), input.resource)
  })
}

/**
 * Changes a user, with one event if applications see a difference. Changes of one user are serialized.
 *
 * @param change creates the new resource from the current one; if it throws, nothing changes
 * @throws notFound; directoryObjectExists
 */
export function changeDirectoryUser(
  ctx: Context,
  directory: DirectoryRow,
  id: string,
  change: (current: DirectoryUserRow) => Resource,
  source: ChangeSource,
): Promise<DirectoryUserRow> {
  return ctx.transaction(async (tx) => {
    const [scope, current] = await Promise.all([openDirectory(tx, directory, source), lockUser(tx, directory, id)])
    return saveUser(tx, scope, current, { resource: change(current) })
  })
}

/**
 * Deletes a user with its places in groups, of which no event tells, and records `dsync.user.deleted` if applications saw it.
 * Of racing calls one succeeds.
 *
 * @param check may refuse by throwing. @throws notFound
 */
export function deleteDirectoryUser(
  ctx: Context,
  directory: DirectoryRow,
  id: string,
  source: ChangeSource,
  check: (current: DirectoryUserRow) => void = () => undefined,
): Promise<void> {
  return ctx.transaction(async (outer) => {
    const [scope, current] = await Promise.all([
      openDirectory(outer, directory, source),
      lockUser(outer, directory, id),
    ])
    check(current)
    const tx = after(outer, current)
    // What follows still finds the groups of the user.
    await followUser(tx, scope, current, undefined)
    tx.db.send(sql`delete from directory_users where environment_id = ${tx.environmentId} and id = ${id}`)
    logChange(tx, scope, { action: 'user_deleted', user: current })
    if (!current.is_hidden) recordEvent(tx, directoryUserDeleted, toDirectoryUser(current, scope.defaultRole))
  })
}

/** Reads a user so that no other call changes it before this one is done. @throws notFound */
async function lockUser(tx: TransactionContext, directory: DirectoryRow, id: string): Promise<DirectoryUserRow> {
  const row = await tx.db.maybe<DirectoryUserRow>(sql`
    select ${userColumns} from directory_users u
    where u.environment_id = ${tx.environmentId} and u.directory_id = ${directory.id} and u.id = ${id} for update`)
  if (row === undefined) throw notFound('Directory User', id)
  return row
}
