import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { groupDeleted } from './events.ts'
import { groupColumns } from './schemas.ts'

/** Deletes the groups of an organization and records `group.deleted` for each. */
export async function endGroups(tx: TransactionContext, organizationId: string): Promise<void> {
  await recordRemoval(tx, groupDeleted, {
    removed: sql`
      delete from groups g where g.environment_id = ${tx.environmentId} and g.organization_id = ${organizationId}
      returning ${groupColumns}`,
    data: group,
  })
}

/** What `toGroup` makes of a row. */
const group = sql`
  json_build_object(
    'object', 'group', 'id', id, 'organization_id', organization_id, 'name', name, 'description', description,
    'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)})`
