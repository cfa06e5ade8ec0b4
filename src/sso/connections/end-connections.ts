import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { connectionDeleted } from './events.ts'
import { connectionColumns } from './schemas.ts'

/** Deletes the connections of an organization and records `connection.deleted` for each. */
export async function endConnections(tx: TransactionContext, organizationId: string): Promise<void> {
  await recordRemoval(tx, connectionDeleted, {
    removed: sql`
      delete from connections where environment_id = ${tx.environmentId} and organization_id = ${organizationId}
      returning ${connectionColumns}`,
    data: deletedConnection,
  })
}

/** What `toDeletedConnection` makes of a row. */
const deletedConnection = sql`
  json_build_object(
    'object', 'connection', 'id', id, 'organization_id', organization_id, 'connection_type', connection_type,
    'name', name, 'state', state,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
