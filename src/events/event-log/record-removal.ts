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
  /** A second event, of all rows, after the first of each. */
  also?: { event: EventDefinition<TSchema>; data: Statement }
}

/**
 * Deletes rows of organizations and records an event for each, in the order of their ids. All of it is one statement,
 * however many rows there are: an organization may have hundreds of thousands of members.
 */
export async function recordRemoval(
  tx: TransactionContext,
  event: EventDefinition<TSchema>,
  { removed, data, where = sql`true`, also }: Removal,
): Promise<void> {
  const removal = tx.db.run(sql`
    with removed as (${removed}), announced as (
      select id, 1 as place, ${event.name}::text as event, organization_id, ${data} as data from removed where ${where}
      ${also === undefined ? sql`` : sql`union all select id, 2, ${also.event.name}::text, organization_id, ${also.data} from removed`})
    insert into events (environment_id, id, event, organization_id, data, context, created_at, request_id)
    select ${tx.environmentId}, ${tx.newIdBlock('event')} || lpad(upper(to_hex(row_number() over (order by id, place))), 8, '0'),
      event, organization_id, data, ${JSON.stringify(contextOf(tx))}::json, ${tx.now()}::timestamptz,
      ${tx.tracedRequestId ?? null}::text
    from announced`)
  // No one waits for it: its answer comes before that of the commit, which fails with what this fails with.
  removal.then(
    (recorded) => {
      if (recorded > 0) tx.db.afterCommit(() => tx.system.wakeUps.announce('events'))
    },
    () => undefined,
  )
}

/** A time of a row as events carry it: see `toIsoTime`. */
export function isoTime(column: Statement): Statement {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
