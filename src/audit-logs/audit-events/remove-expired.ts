import { setTimeout as delay } from 'node:timers/promises'
import { dropPartition, endOfMonth, listPartitionsUntil } from '#events/event-log/index.ts'
import type { System } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { ulidFloor } from '#platform/ids.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { type ChainPlaces, findLastExpired } from './find-last-expired.ts'
import { isInLog } from './log-conditions.ts'
import { auditEventsTable } from './partitions.ts'
import type { LogName } from './verify/faults.ts'

const dayMs = 86_400_000
/** Of events that are deleted, and of logs that are looked at, by one statement. */
const atOnce = 5_000
/**
 * An id has the time at which the request of its event began, a place that of the commit. Later places have larger ids, but for
 * what a request takes, which is seconds.
 */
const outOfOrderMs = 3_600_000

interface Chain extends LogName, ChainPlaces {
  hash: Buffer
  retention_days: number | null
  ended_at: string | null
}

/**
 * Removes what was kept long enough, and all of organizations that were deleted. First the chain notes up to where, with the
 * hash that the next event continues from: what the notes say is removed counts as removed, whatever becomes of the rest of
 * this. Then months go in which nothing else is left, and then single events. Both are decided by places in the chains, which
 * have no gap, so a run after a month without one costs no more than that of a night.
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
      select environment_id, organization_id, sequence, hash, removed_sequence, retention_days, ended_at from audit_log_chains
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
  const removed =
    chain.ended_at === null ? await findLastExpired(database, chain, idsSince(before.getTime() - outOfOrderMs)) : chain
  if (removed === undefined) return
  await database.run(sql`
    update audit_log_chains c set removed_sequence = ${removed.sequence}, removed_hash = ${removed.hash},
      removed_before = ${before}
    where c.environment_id = ${chain.environment_id} and c.organization_id = ${chain.organization_id}
      and c.removed_sequence < ${removed.sequence}`)
}

async function dropEmptyMonths({ database, log, now }: System): Promise<void> {
  const oldest = await findOldestKept(database)
  for (const name of await listPartitionsUntil(database, auditEventsTable, now())) {
    const end = idsSince(endOfMonth(name).getTime() + outOfOrderMs)
    if (oldest !== undefined && oldest < end) continue
    await dropPartition(database, name)
    log.info({ dropped: name }, 'dropped a month of audit logs, all of which was kept long enough')
  }
}

/** The least id of an event that is the first of its log that stays. */
async function findOldestKept(db: Database): Promise<string | undefined> {
  let oldest: string | undefined
  let last: LogName | undefined = { environment_id: '', organization_id: '' }
  while (last !== undefined) {
    const firsts: (LogName & { id: string | null })[] = await db.many<LogName & { id: string | null }>(sql`
      select c.environment_id, c.organization_id, first.id from (
        select environment_id, organization_id, removed_sequence from audit_log_chains
        where (environment_id, organization_id) > (${last.environment_id}, ${last.organization_id})
        order by environment_id, organization_id limit ${atOnce}
      ) c left join lateral (
        select e.id from audit_log_events e
        where ${isInLog(sql`c.environment_id`, sql`c.organization_id`)} and e.sequence > c.removed_sequence
        order by e.sequence limit 1
      ) first on true
      order by c.environment_id, c.organization_id`)
    for (const { id } of firsts) if (id !== null && (oldest === undefined || id < oldest)) oldest = id
    last = firsts.length < atOnce ? undefined : firsts.at(-1)
  }
  return oldest
}

/** From where the batch before ended, so that none reads what the others have deleted. */
async function deleteRemoved(
  db: Database,
  { environment_id, organization_id, removed_sequence }: Chain,
): Promise<void> {
  let last = 0
  for (;;) {
    const began = performance.now()
    const { deleted, until } = await db.transaction(async (tx) => {
      await tx.run(sql`select set_config('gatehouse.removal', 'retention', true)`)
      return tx.one<{ deleted: number; until: number }>(sql`
        with gone as (
          delete from audit_log_events where environment_id = ${environment_id} and id = any(array(
            select e.id from audit_log_events e
            where ${isInLog(environment_id, organization_id)} and e.sequence > ${last} and e.sequence <= ${removed_sequence}
            order by e.sequence limit ${atOnce}))
          returning sequence
        )
        select count(*)::int as deleted, coalesce(max(sequence), 0) as until from gone`)
    })
    if (deleted < atOnce) return
    last = until
    // As long as the batch took: this takes at most half of one connection.
    await delay(performance.now() - began)
  }
}

const idsSince = (ms: number) => `${auditEventsTable.idPrefix}_${ulidFloor(new Date(ms))}`

export const removeExpiredAuditEvents = defineCron({
  name: 'remove_expired_audit_events',
  schedule: '57 3 * * *',
  run: removeExpiredEvents,
})
