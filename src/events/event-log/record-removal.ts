import type { TSchema } from 'typebox'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { EventDefinition } from '#platform/events/define-event.ts'
import { contextOf } from './record-event.ts'

export interface Removal {
  /** `delete … returning`, with a column `id` and all that `data` is made of. */
  removed: Statement
  /** The data of the event, as JSON, from a row with the alias `removed`. */
  data: Statement
  /** Which of the rows are announced; all when left out. */
  where?: Statement
}

/**
 * Deletes rows of organizations and records an event for each, in the order of their ids. All of it is one statement,
 * however many rows there are: an organization may have hundreds of thousands of members.
 */
export async function recordRemoval(
  tx: TransactionContext,
  event: EventDefinition<TSchema>,
  { removed, data, where = sql`true` }: Removal,
): Promise<void> {
  const recorded = await tx.db.run(sql`
    with removed as (${removed})
    insert into events (environment_id, id, event, organization_id, data, context, created_at, request_id)
    select ${tx.environmentId}, ${tx.newIdBlock('event')} || lpad(upper(to_hex(row_number() over (order by id))), 8, '0'),
      ${event.name}, organization_id, ${data}, ${JSON.stringify(contextOf(tx))}::json, ${tx.now()}::timestamptz,
      ${tx.tracedRequestId ?? null}::text
    from removed where ${where}`)
  if (recorded > 0) tx.db.afterCommit(() => tx.system.wakeUps.announce('events'))
}

/** A time of a row as events carry it: see `toIsoTime`. */
export function isoTime(column: Statement): Statement {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
