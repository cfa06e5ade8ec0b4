import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** When databases begin to store events in the short form. None ever changes that. */
const moments = new WeakMap<Database, Promise<number>>()

/**
 * Whether an event is stored in the short form now, without `search`. Until two weeks after the migration (0275), a
 * process of the release before may serve, which finds events by `search` alone.
 */
export async function isShortFormWritten({ system, now }: Context): Promise<boolean> {
  return (await shortFormSince(system.database)) <= now().getTime()
}

/** In milliseconds since 1970. */
export function shortFormSince(database: Database): Promise<number> {
  const known = moments.get(database)
  if (known !== undefined) return known
  const moment = database
    .one<{ since: number }>(sql`select audit_log_short_since() as since`)
    .then(({ since }) => since)
  moments.set(database, moment)
  moment.catch(() => moments.delete(database))
  return moment
}
