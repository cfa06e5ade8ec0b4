import type { Queryable } from '#platform/db/queryable.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { type SignalRow, signalColumns } from './set-token.ts'

/** Of a stream `s`: its signals `g`, and while it is paused or disabled only the word that it is. */
export const mayLeave: Statement = sql`(s.status = 'enabled' or g.type = 'stream-updated')`

/** The first signals that wait in a stream, in their order. */
export function readWaiting(
  db: Queryable,
  { environmentId, streamId }: { environmentId: string; streamId: string },
  limit: number,
): Promise<SignalRow[]> {
  return db.many<SignalRow>(sql`
    select ${signalColumns} from signals g
    join signal_streams s on s.environment_id = g.environment_id and s.id = g.stream_id
    where g.environment_id = ${environmentId} and g.stream_id = ${streamId} and ${mayLeave}
    order by g.sequence limit ${limit}`)
}
