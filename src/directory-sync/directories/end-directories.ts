import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { directoryDeleted } from './events.ts'
import { directoryColumns } from './schemas.ts'

/** Deletes the directories of an organization and records `dsync.deleted` for each that was not being deleted already. */
export async function endDirectories(tx: TransactionContext, organizationId: string): Promise<void> {
  await recordRemoval(tx, directoryDeleted, {
    removed: sql`
      delete from directories d where d.environment_id = ${tx.environmentId} and d.organization_id = ${organizationId}
      returning ${directoryColumns}`,
    where: sql`state <> 'deleting'`,
    data: deletedDirectory,
  })
}

/** What `toDeletedDirectory` makes of a row. */
const deletedDirectory = sql`
  json_build_object(
    'object', 'directory', 'id', id, 'organization_id', organization_id, 'type', type, 'state', 'deleting', 'name', name,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
