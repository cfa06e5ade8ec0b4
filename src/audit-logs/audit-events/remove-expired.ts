import { dropPartition, listPartitionsUntil } from '#events/event-log/index.ts'
import type { System } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { sql, writtenOut } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { auditEventsTable } from './partitions.ts'
import type { LogName } from './verify/faults.ts'

const dayMs = 86_400_000
/** Of events that are deleted, and of logs that are looked at, by one statement. */
const atOnce = 5_000

interface Chain extends LogName {
  retention_days: number | null
  ended_at: string | null
}

/**
 * Removes what was kept long enough, and all of organizations that were deleted. First the chain notes up to where, with the
 * hash that the next event continues from: what the notes say is removed counts as removed, whatever becomes of the rest of
 * this. Then months go in which nothing else is left, and then single events.
 */
export async function removeExpiredEvents(system: System): Promise<void> {
  await forEachChain(system.database, (chain) => noteRemoval(system, chain))
  await dropEmptyMonths(system)
  await forEachChain(system.database, (chain) => deleteRemoved(system.database, chain))
}

async function forEachChain(db: Database, work: (chain: Chain) => Promise<void>): Promise<void> {
  let last: LogName = { environment_id: '', organization_id: '' }
  for (;;) {
    const chains = await db.many<Chain>(sql`
      select environment_id, organization_id, retention_days, ended_at from audit_log_chains
      where (environment_id, organization_id) > (${last.environment_id}, ${last.organization_id})
      order by environment_id, organization_id limit ${atOnce}`)
    for (const chain of chains) await work(chain)
    const end = chains.at(-1)
    if (end === undefined || chains.length < atOnce) return
    last = end
  }
}

/** Events are recognized by their ids, as months are. What was recorded later in the log stays with what it follows. */
async function noteRemoval({ config, database, now }: System, chain: Chain): Promise<void> {
  const days = chain.retention_days ?? config.auditLogRetentionDays
  const before = chain.ended_at === null ? new Date(now().getTime() - days * dayMs) : now()
  await database.run(sql`
    with kept as (
      select e.sequence from audit_log_events e
      where e.environment_id = ${chain.environment_id} and e.organization_id = ${chain.organization_id}
        and e.id >= ${`${auditEventsTable.idPrefix}_${ulidFloor(before)}`}
      order by e.sequence limit 1
    ), removed as (
      select e.sequence, e.hash from audit_log_events e
      where e.environment_id = ${chain.environment_id} and e.organization_id = ${chain.organization_id}
        and e.sequence < coalesce((select kept.sequence from kept), ${Number.MAX_SAFE_INTEGER}::bigint)
      order by e.sequence desc limit 1
    )
    update audit_log_chains c set removed_sequence = removed.sequence, removed_hash = removed.hash, removed_before = ${before}
    from removed
    where c.environment_id = ${chain.environment_id} and c.organization_id = ${chain.organization_id}
      and c.removed_sequence < removed.sequence`)
}

async function dropEmptyMonths({ database, log, now }: System): Promise<void> {
  for (const name of await listPartitionsUntil(database, auditEventsTable, now())) {
    const kept = await database.maybe(
      writtenOut([
        `select 1 from ${name} e left join audit_log_chains c using (environment_id, organization_id)
         where c.removed_sequence is null or e.sequence > c.removed_sequence limit 1`,
      ]),
    )
    if (kept !== undefined) continue
    await dropPartition(database, name)
    log.info({ dropped: name }, 'dropped a month of audit logs, all of which was kept long enough')
  }
}

async function deleteRemoved(db: Database, { environment_id, organization_id }: Chain): Promise<void> {
  for (;;) {
    const deleted = await db.transaction(async (tx) => {
      await tx.run(sql`select set_config('gatehouse.removal', 'retention', true)`)
      return tx.run(sql`
        delete from audit_log_events where environment_id = ${environment_id} and id = any(array(
          select e.id from audit_log_events e
          join audit_log_chains c on c.environment_id = e.environment_id and c.organization_id = e.organization_id
          where e.environment_id = ${environment_id} and e.organization_id = ${organization_id}
            and e.sequence <= c.removed_sequence
          order by e.sequence limit ${atOnce}))`)
    })
    if (deleted < atOnce) return
  }
}

export const removeExpiredAuditEvents = defineCron({
  name: 'remove_expired_audit_events',
  schedule: '57 3 * * *',
  run: removeExpiredEvents,
})
