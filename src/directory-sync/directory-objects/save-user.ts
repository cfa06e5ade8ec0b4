import { recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolations } from '#platform/db/violations.ts'
import { recordOf } from '#platform/records.ts'
import type { Resource } from '#protocol/scim/index.ts'
import { announceGroupsOf } from './announce-members.ts'
import { isSame, previousAttributes } from './changed.ts'
import { deriveUser, missingAttributes } from './derive-user.ts'
import { directoryObjectExists } from './errors.ts'
import { directoryUserCreated, directoryUserDeleted, directoryUserUpdated } from './events.ts'
import { directoryFollowers } from './follows.ts'
import { logChange } from './log.ts'
import { type DirectoryUserRow, toDirectoryUser } from './schemas.ts'
import { after, type DirectoryScope } from './scope.ts'

/** @throws directoryObjectExists */
export async function insertUser(
  tx: TransactionContext,
  scope: DirectoryScope,
  id: string,
  resource: Resource,
): Promise<DirectoryUserRow> {
  const { directory, settings } = scope
  const { isActive, ...derived } = deriveUser(directory, settings, resource, id)
  const now = tx.now().toISOString()
  const row: DirectoryUserRow = {
    ...derived,
    id,
    directory_id: directory.id,
    organization_id: directory.organization_id,
    state: isActive ? 'active' : 'inactive',
    is_hidden: !isActive && settings.user_deactivation === 'delete',
    resource,
    role_slugs: [],
    version: 1,
    created_at: now,
    updated_at: now,
  }
  // All of it is known, so no one waits for it before the commit.
  tx.db.send(
    sql`
      insert into directory_users (environment_id, id, directory_id, organization_id, idp_id, user_name, external_id,
        email, first_name, last_name, name, state, is_hidden, resource, custom_attributes, role_slugs, version, created_at, updated_at)
      values (${tx.environmentId}, ${id}, ${row.directory_id}, ${row.organization_id}, ${row.idp_id}, ${row.user_name},
        ${row.external_id}, ${row.email}, ${row.first_name}, ${row.last_name}, ${row.name}, ${row.state}, ${row.is_hidden},
        ${resource}, ${row.custom_attributes}, ${row.role_slugs}, ${row.version}, ${now}, ${now})`,
    onTaken(row),
  )
  logChange(tx, scope, { action: 'user_created', user: row })
  logMissing(tx, scope, row)
  if (!row.is_hidden) recordEvent(tx, directoryUserCreated, toDirectoryUser(row, scope.defaultRole))
  await followUser(tx, scope, undefined, row)
  return row
}

/**
 * Stores what a locked user has now, with the event of the change, and lets everything follow from it. What is the same is not
 * stored and not announced.
 *
 * @throws directoryObjectExists
 */
export async function saveUser(
  outer: TransactionContext,
  scope: DirectoryScope,
  before: DirectoryUserRow,
  {
    resource = before.resource,
    role_slugs = before.role_slugs,
  }: Partial<Pick<DirectoryUserRow, 'resource' | 'role_slugs'>>,
): Promise<DirectoryUserRow> {
  const { isActive, ...derived } = deriveUser(scope.directory, scope.settings, resource, before.id)
  const next: DirectoryUserRow = { ...before, ...derived, ...stateAfter(before, isActive, scope), resource, role_slugs }
  const isSameResource = isSame(resource, before.resource)
  if (isSameResource && isSame(next, before)) return before
  const tx = after(outer, before)
  tx.db.send(
    sql`
      update directory_users u set idp_id = ${next.idp_id}, user_name = ${next.user_name},
        external_id = ${next.external_id}, email = ${next.email}, first_name = ${next.first_name},
        last_name = ${next.last_name}, name = ${next.name}, state = ${next.state}, is_hidden = ${next.is_hidden},
        resource = ${resource}, custom_attributes = ${next.custom_attributes}, role_slugs = ${role_slugs},
        version = version + ${isSameResource ? 0 : 1}, updated_at = ${tx.now()}
      where u.environment_id = ${tx.environmentId} and u.id = ${before.id}`,
    onTaken(next),
  )
  const version = before.version + (isSameResource ? 0 : 1)
  const row = { ...next, version, updated_at: tx.now().toISOString() }
  await announce(tx, scope, before, row)
  await followUser(tx, scope, before, row)
  return row
}

/** Whether the user is active, and whether applications see it. */
function stateAfter(
  before: DirectoryUserRow,
  isActive: boolean,
  { settings }: DirectoryScope,
): Pick<DirectoryUserRow, 'state' | 'is_hidden'> {
  if (isActive) return { state: 'active', is_hidden: false }
  const isDeactivated = before.state !== 'inactive'
  return { state: 'inactive', is_hidden: isDeactivated ? settings.user_deactivation === 'delete' : before.is_hidden }
}

async function announce(
  tx: TransactionContext,
  scope: DirectoryScope,
  before: DirectoryUserRow,
  row: DirectoryUserRow,
): Promise<void> {
  const was = toDirectoryUser(before, scope.defaultRole)
  const is = toDirectoryUser(row, scope.defaultRole)
  const previous = previousAttributes(was, is)
  logChange(tx, scope, { action: actionOf(before, row), user: row, attributes: attributesOf(previous) })
  logMissing(tx, scope, row)
  if (before.is_hidden && row.is_hidden) return
  if (row.is_hidden) return recordEvent(tx, directoryUserDeleted, is)
  if (before.is_hidden) {
    recordEvent(tx, directoryUserCreated, is)
    // Applications have forgotten them with the user.
    return announceGroupsOf(tx, scope, row)
  }
  if (previous !== undefined) recordEvent(tx, directoryUserUpdated, { ...is, previous_attributes: previous })
}

function logMissing(tx: TransactionContext, scope: DirectoryScope, row: DirectoryUserRow): void {
  const attributes = missingAttributes(scope.settings, row)
  if (attributes.length > 0) logChange(tx, scope, { action: 'attributes_missing', user: row, attributes })
}

function actionOf(before: DirectoryUserRow, row: DirectoryUserRow) {
  if (before.state === row.state) return 'user_updated'
  return row.state === 'active' ? 'user_activated' : 'user_deactivated'
}

function attributesOf(previous: Record<string, unknown> = {}): string[] {
  const { custom_attributes = {}, raw_attributes = {}, ...others } = previous
  return [...new Set([custom_attributes, raw_attributes, others].flatMap((each) => Object.keys(recordOf(each))))].sort()
}

export async function followUser(
  tx: TransactionContext,
  scope: DirectoryScope,
  before: DirectoryUserRow | undefined,
  row: DirectoryUserRow | undefined,
): Promise<void> {
  for (const { user } of directoryFollowers.of(tx.system)) await user(tx, scope, { before, after: row })
}

function onTaken({ id, user_name, email }: Pick<DirectoryUserRow, 'id' | 'user_name' | 'email'>) {
  return onViolations({
    directory_users_pkey: () => directoryObjectExists('user', 'ID', id),
    directory_users_user_name: () => directoryObjectExists('user', 'username', user_name),
    directory_users_active_email: () => directoryObjectExists('user', 'email', email ?? ''),
  })
}
