import type { Database } from '../platform/db/database.ts'
import { Statement } from '../platform/db/sql.ts'
import { ulidFloor } from '../platform/ids.ts'

/** Adds the months around `now` that are missing, one behind and two ahead, so that no event waits for its partition. */
export async function ensureEventPartitions(db: Database, now: Date): Promise<void> {
  for (const offset of [0, 1, 2]) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
    const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1, 1))
    const name = `events_${from.toISOString().slice(0, 7).replace('-', '_')}`
    // Bounds of a partition cannot be parameters; these are made of digits of our own.
    const text = `create table if not exists ${name} partition of events for values from ('event_${ulidFloor(from)}') to ('event_${ulidFloor(to)}')`
    await db.run(new Statement([text], []))
  }
}
