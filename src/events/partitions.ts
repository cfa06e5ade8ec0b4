import type { Database } from '../platform/db/database.ts'
import { Statement, sql } from '../platform/db/sql.ts'
import { ulidFloor } from '../platform/ids.ts'

const lockKey = 7_281_645_005
const columns = 'environment_id, id, position, event, organization_id, data, context, created_at'

/** Adds the month of `now` and the two after it, where they are missing, so that no event waits for its partition. */
export async function ensureEventPartitions(db: Database, now: Date): Promise<void> {
  for (const offset of [0, 1, 2]) {
    const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1))
    const to = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset + 1, 1))
    await ensurePartition(
      db,
      `events_${from.toISOString().slice(0, 7).replace('-', '_')}`,
      eventFloor(from),
      eventFloor(to),
    )
  }
}

/** Events of the month that came before its partition lie in the default one: they move into it. */
async function ensurePartition(db: Database, name: string, from: string, to: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${lockKey})`)
    const { exists } = await tx.one<{ exists: boolean }>(sql`select to_regclass(${name}) is not null as exists`)
    if (exists) return
    await tx.run(definition(`create table ${name} (like events including defaults)`))
    await tx.run(
      definition(`
        with moved as (delete from events_default where id >= '${from}' and id < '${to}' returning ${columns})
        insert into ${name} (${columns}) select ${columns} from moved`),
    )
    await tx.run(definition(`alter table events attach partition ${name} for values from ('${from}') to ('${to}')`))
  })
}

/** Names and bounds of tables cannot be parameters. These are made of digits and letters of our own. */
function definition(text: string): Statement {
  return new Statement([text], [])
}

function eventFloor(time: Date): string {
  return `event_${ulidFloor(time)}`
}
