import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { groupFields, type Resource } from '#protocol/scim/index.ts'
import type { DirectoryRow } from '../directories/index.ts'
import { isSame, previousAttributes } from './changed.ts'
import { directoryObjectExists } from './errors.ts'
import { directoryGroupCreated, directoryGroupDeleted, directoryGroupUpdated } from './events.ts'
import { directoryFollowers } from './follows.ts'
import { hasRoles, settleRoles } from './group-roles.ts'
import { logChange } from './log.ts'
import { announceMembers, applySteps, listMemberIds, type MemberStep, readChange } from './members.ts'
import { type DirectoryGroupRow, groupColumns, toDirectoryGroup } from './schemas.ts'
import { after, type ChangeSource, type DirectoryScope, openDirectory } from './scope.ts'

/**
 * Stores a group and its members, and records `dsync.group.created`, then `dsync.group.user_added` for each member. Ids that
 * do not belong to a user of the directory are left out.
 *
 * @param input.id one that the customer had before. @throws notFound for the directory; directoryObjectExists
 */
export function createDirectoryGroup(
  ctx: Context,
  directory: DirectoryRow,
  input: { id?: string; resource: Resource; members: readonly string[] },
  source: ChangeSource,
): Promise<DirectoryGroupRow> {
  return ctx.transaction(async (tx) => {
    const scope = await openDirectory(tx, directory, source)
    const { idpId, name } = groupFields(input.resource)
    const id = input.id ?? tx.newId('directory_group')
    const row = await tx.db
      .one<DirectoryGroupRow>(sql`
        insert into directory_groups as g (environment_id, id, directory_id, organization_id, idp_id, name, external_id,
          resource, created_at, updated_at)
        values (${tx.environmentId}, ${id}, ${directory.id}, ${directory.organization_id}, ${idpId}, ${name},
          ${externalIdOf(input.resource)}, ${input.resource}, ${tx.now()}, ${tx.now()})
        returning ${groupColumns}`)
      .catch(onViolation('directory_groups_pkey', () => directoryObjectExists('group', 'ID', id)))
      .catch(onViolation('directory_groups_idp_id', () => directoryObjectExists('group', 'ID', idpId)))
    logChange(tx, scope, { action: 'group_created', group: row })
    recordEvent(tx, directoryGroupCreated, toDirectoryGroup(row))
    await followGroup(tx, scope, undefined, row)
    const change = await applySteps(tx, row, [{ kind: 'add', ids: input.members }])
    await announceMembers(tx, scope, row, await readChange(tx, id, change))
    return row
  })
}

/**
 * Changes a group and its members, with one event for each difference that applications see. Changes of one group are
 * serialized.
 *
 * @param change creates the new resource from the current one, and returns in order what happens to the members; if it
 * throws, nothing changes.
 * @throws notFound; directoryObjectExists
 */
export function changeDirectoryGroup(
  ctx: Context,
  directory: DirectoryRow,
  id: string,
  change: (current: DirectoryGroupRow) => { resource: Resource; steps: readonly MemberStep[] },
  source: ChangeSource,
): Promise<DirectoryGroupRow> {
  return ctx.transaction(async (outer) => {
    const [scope, current] = await Promise.all([
      openDirectory(outer, directory, source),
      lockGroup(outer, directory, id),
    ])
    const { resource, steps } = change(current)
    const tx = after(outer, current)
    const changed = await applySteps(tx, current, steps)
    const isSameResource = isSame(resource, current.resource)
    if (isSameResource && changed.added.length === 0 && changed.removed.length === 0) return current
    const stored = tx.db.one<DirectoryGroupRow>(sql`
      update directory_groups g set name = ${groupFields(resource).name}, external_id = ${externalIdOf(resource)},
        resource = ${resource}, version = version + 1, updated_at = ${tx.now()}
      where g.environment_id = ${tx.environmentId} and g.id = ${id} returning ${groupColumns}`)
    const [row, members] = await Promise.all([stored, readChange(tx, id, changed)])
    if (!isSameResource) await announceChange(tx, scope, current, row)
    await announceMembers(tx, scope, row, members)
    return row
  })
}

async function announceChange(
  tx: TransactionContext,
  scope: DirectoryScope,
  before: DirectoryGroupRow,
  row: DirectoryGroupRow,
): Promise<void> {
  const is = toDirectoryGroup(row)
  const previous = previousAttributes(toDirectoryGroup(before), is)
  logChange(tx, scope, { action: 'group_updated', group: row, attributes: Object.keys(previous ?? {}) })
  if (previous !== undefined) recordEvent(tx, directoryGroupUpdated, { ...is, previous_attributes: previous })
  await followGroup(tx, scope, before, row)
}

/**
 * Deletes a group and records `dsync.group.deleted`, without an event for each member. Of racing calls one succeeds.
 *
 * @param check may refuse by throwing. @throws notFound
 */
export function deleteDirectoryGroup(
  ctx: Context,
  directory: DirectoryRow,
  id: string,
  source: ChangeSource,
  check: (current: DirectoryGroupRow) => void = () => undefined,
): Promise<void> {
  return ctx.transaction(async (outer) => {
    const [scope, current] = await Promise.all([
      openDirectory(outer, directory, source),
      lockGroup(outer, directory, id),
    ])
    check(current)
    const tx = after(outer, current)
    const members = (await hasRoles(tx, id)) ? await listMemberIds(tx, id) : []
    await followGroup(tx, scope, current, undefined)
    tx.db.send(sql`delete from directory_groups where environment_id = ${tx.environmentId} and id = ${id}`)
    logChange(tx, scope, { action: 'group_deleted', group: current })
    recordEvent(tx, directoryGroupDeleted, toDirectoryGroup(current))
    await settleRoles(tx, scope, members)
  })
}

/** Lets later slices follow a group. */
export async function followGroup(
  tx: TransactionContext,
  scope: DirectoryScope,
  before: DirectoryGroupRow | undefined,
  row: DirectoryGroupRow | undefined,
): Promise<void> {
  for (const { group } of directoryFollowers.of(tx.system)) await group(tx, scope, { before, after: row })
}

/** Reads a group so that no other call changes it or its members before this one is done. @throws notFound */
async function lockGroup(
  tx: TransactionContext,
  { id: directoryId }: Pick<DirectoryRow, 'id'>,
  id: string,
): Promise<DirectoryGroupRow> {
  const row = await tx.db.maybe<DirectoryGroupRow>(sql`
    select ${groupColumns} from directory_groups g
    where g.environment_id = ${tx.environmentId} and g.directory_id = ${directoryId} and g.id = ${id} for update`)
  if (row === undefined) throw notFound('Directory Group', id)
  return row
}

function externalIdOf({ externalId }: Resource): string | null {
  return typeof externalId === 'string' ? externalId : null
}
