import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { Queryable } from '#platform/db/queryable.ts'
import { sql } from '#platform/db/sql.ts'
import { contentOf } from '../content.ts'
import { isInLog } from '../log-conditions.ts'
import type { Fault, LogName } from './faults.ts'

/** So many events are in memory at a time. */
const pageSize = 1_000

/** Retention removes nothing that is younger. */
const shortestRetentionMs = 30 * 86_400_000

interface ChainRow {
  sequence: number
  hash: Buffer
  removed_sequence: number
  removed_hash: Buffer
  removed_before: string | null
  ended_at: string | null
}

interface LinkRow {
  id: string
  sequence: number
  hash: Buffer
  content: string
}

/** How far the log is known to be right. */
interface Known {
  sequence: number
  hash: Buffer
}

export interface VerifyLog {
  db: Queryable
  now: Date
  /** Called with the number of events after each step, which waits for it. */
  onEvents(count: number): unknown
}

/**
 * Verifies the log of one organization, from the first event that retention has left to its end, even while events are
 * added.
 *
 * @param from where to begin: an event that is taken to be right
 * @returns the first fault: what comes behind it cannot be told from its consequences
 */
export async function verifyLog(
  { db, now, onEvents }: VerifyLog,
  log: LogName,
  from: Known = { sequence: 0, hash: Buffer.alloc(0) },
): Promise<Fault | undefined> {
  let known = from
  for (;;) {
    // Read before the events, so that all events that it counts are read.
    const chain = await readChain(db, log)
    if (chain === undefined) return { ...log, kind: 'no_chain' }
    if (isRemovedTooEarly(chain, now)) return { ...log, kind: 'removed_too_early', sequence: chain.removed_sequence }
    if (chain.removed_sequence > known.sequence) known = { sequence: chain.removed_sequence, hash: chain.removed_hash }
    const events = await readLinks(db, log, known.sequence)
    await onEvents(events.length)
    const wrong = events.find((event) => {
      if (!isNext(known, event)) return true
      known = event
      return false
    })
    if (wrong === undefined && events.length === pageSize) continue
    const end = await readChain(db, log)
    // Retention may have removed events in the meantime; these are not missing.
    if (end !== undefined && end.removed_sequence > known.sequence) continue
    if (wrong !== undefined) return explain(db, log, known, wrong)
    if (chain.sequence > known.sequence) return missing(db, log, known, chain.sequence)
    // Events that were added in the meantime are part of the next round.
    if (end !== undefined && end.sequence > known.sequence) continue
    if (end?.sequence === known.sequence && end.hash.equals(known.hash)) return undefined
    return { ...log, kind: 'end_changed', sequence: known.sequence }
  }
}

/** How many events the log of an organization has now; those that retention removed do not count. */
export async function countEvents(ctx: Context, organizationId: string): Promise<number> {
  const chain = await readChain(ctx.db, { environment_id: ctx.environmentId, organization_id: organizationId })
  return chain === undefined ? 0 : chain.sequence - chain.removed_sequence
}

/**
 * Verifies the log of one organization. One that has no events yet is intact.
 *
 * @param onEvents called with the number of events after each step
 */
export async function verifyOne(
  ctx: Context,
  organizationId: string,
  onEvents: VerifyLog['onEvents'],
): Promise<Fault | undefined> {
  const log = { environment_id: ctx.environmentId, organization_id: organizationId }
  const fault = await verifyLog({ db: ctx.db, now: ctx.now(), onEvents }, log)
  if (fault?.kind !== 'no_chain') return fault
  const event = await ctx.db.maybe(sql`
    select 1 from audit_log_events e
    where ${isInLog(log.environment_id, organizationId)} limit 1`)
  return event === undefined ? undefined : fault
}

/**
 * Goes through the newest events of a log, so many at most, beginning behind one that is taken to be right.
 *
 * @returns how many were looked at, with the first fault
 */
export async function verifyNewest(
  ctx: Context,
  organizationId: string,
  most: number,
): Promise<{ entries: number; fault: Fault | undefined }> {
  const { db } = ctx
  const log = { environment_id: ctx.environmentId, organization_id: organizationId }
  const end = (await readChain(db, log))?.sequence ?? 0
  const before = await db.maybe<Known>(sql`
    select e.sequence, e.hash from audit_log_events e
    where ${isInLog(log.environment_id, organizationId)} and e.sequence <= ${end - most}
    order by e.sequence desc limit 1`)
  let entries = 0
  const onEvents = (count: number) => {
    entries += count
  }
  const fault = await verifyLog({ db, now: ctx.now(), onEvents }, log, before)
  return { entries, fault }
}

function isRemovedTooEarly({ removed_sequence, removed_before, ended_at }: ChainRow, now: Date): boolean {
  if (removed_sequence === 0 || ended_at !== null) return false
  return removed_before === null || Date.parse(removed_before) > now.getTime() - shortestRetentionMs
}

function isNext(known: Known, { sequence, hash, content }: LinkRow): boolean {
  const expected = createHash('sha256').update(known.hash).update(content, 'utf8').digest()
  return sequence === known.sequence + 1 && expected.equals(hash)
}

function explain(db: Queryable, log: LogName, known: Known, { id, sequence }: LinkRow): Promise<Fault> | Fault {
  if (sequence === known.sequence) return { ...log, kind: 'doubled', sequence, id }
  if (sequence === known.sequence + 1) return changed(db, log, known, id)
  return missing(db, log, known, sequence - 1)
}

async function changed(db: Queryable, log: LogName, known: Known, id: string): Promise<Fault> {
  const sequence = known.sequence + 1
  const moved = await findMoved(db, log, known)
  return moved === undefined
    ? { ...log, kind: 'changed', sequence, id }
    : { ...log, kind: 'reordered', sequence, id: moved }
}

/** @param until the last place before the next event, or before the end. */
async function missing(db: Queryable, log: LogName, known: Known, until: number): Promise<Fault> {
  const sequence = known.sequence + 1
  const moved = await findMoved(db, log, known)
  return moved === undefined
    ? { ...log, kind: 'removed', sequence, until }
    : { ...log, kind: 'reordered', sequence, id: moved }
}

async function readChain(db: Queryable, { environment_id, organization_id }: LogName): Promise<ChainRow | undefined> {
  return db.maybe<ChainRow>(sql`
    select sequence, hash, removed_sequence, removed_hash, removed_before, ended_at from audit_log_chains
    where environment_id = ${environment_id} and organization_id = ${organization_id}`)
}

async function readLinks(
  db: Queryable,
  { environment_id, organization_id }: LogName,
  after: number,
): Promise<LinkRow[]> {
  return db.many<LinkRow>(sql`
    select e.id, e.sequence, e.hash, ${contentOf(sql`e`, sql`e.sequence`)} as content from audit_log_events e
    where ${isInLog(environment_id, organization_id)} and e.sequence > ${after}
    order by e.sequence, e.id limit ${pageSize}`)
}

/** The event that was right behind the known ones, at whatever place it stands now, unless it was changed as well. */
async function findMoved(db: Queryable, log: LogName, { sequence, hash }: Known): Promise<string | undefined> {
  const found = await db.maybe<{ id: string }>(sql`
    select e.id from audit_log_events e
    where ${isInLog(log.environment_id, log.organization_id)}
      and e.hash = sha256(${hash} || convert_to(${contentOf(sql`e`, sql`${sequence + 1}::bigint`)}, 'UTF8'))
    limit 1`)
  return found?.id
}
