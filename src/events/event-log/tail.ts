import { createBell } from '#platform/bell.ts'
import type { System, TransactionContext } from '#platform/context.ts'
import { followsWhenHeld } from '#platform/db/held-environment.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { type Loop, startLoop } from '#platform/followers/loop.ts'
import { numberEvents, numberPending } from './numbering.ts'

/**
 * A part of the log of all environments: the events at positions `after < position <= upTo`. It is complete and final.
 */
export interface LogRange {
  after: number
  upTo: number
}

/**
 * The events `e` of a part of the log, of all environments, as in the index `events_in_log`. With the position itself that index
 * would serve lists of one environment too, which would then read the events of all others.
 */
export function isInRange({ after, upTo }: LogRange): Statement {
  return sql`e.position + 0 > ${after} and e.position + 0 <= ${upTo}`
}

/** A reader that follows the log. */
export interface EventConsumer {
  /** The name of its cursor: one consumer, regardless of the number of processes. */
  name: string
  /**
   * Processes a part of the log. Its work in `tx` commits together with the cursor, so every event takes effect in the
   * database exactly once, however often a process dies. An error rolls back, and the same part comes again.
   */
  consume(tx: Transaction, range: LogRange): Promise<void>
  /** Called in the process that dealt with a part, after the commit. */
  onConsumed?(): void
}

export interface TailOptions {
  /** How often it polls without a notification, for events of a process that died right after writing. */
  intervalMs?: number
  /** The most events of a part. */
  batch?: number
}

/**
 * Follows the log for a consumer. A new consumer begins at the end of the log when its tail first runs; if it must not
 * miss earlier events, its migration creates the cursor. Any number of processes may run the same tail: the cursor's
 * row is the lock, so one at a time processes a part. When that process dies, the next one continues immediately. The
 * others skip the row without waiting.
 */
export function startTail(system: System, consumer: EventConsumer, options: TailOptions = {}): Loop {
  const { intervalMs = 1_000, batch = 500 } = options
  const bell = createBell()
  system.wakeUps.listen('events', bell.ring)
  let hasCursor = false
  return startLoop(system, { name: consumer.name, bell, pollMs: intervalMs }, async () => {
    if (!hasCursor) await startAtEnd(system, consumer.name)
    hasCursor = true
    return (await isBehind(system, consumer.name)) && (await consumeNext(system, consumer, batch))
  })
}

/**
 * Numbers pending events and returns whether the log continues after the cursor. Nearly always a single cheap query.
 */
async function isBehind(system: System, name: string): Promise<boolean> {
  const { unnumbered, behind } = await system.database.one<{ unnumbered: boolean; behind: boolean }>(sql`
    select exists (select 1 from unnumbered_events) as unnumbered,
      exists (select 1 from event_cursors c, event_positions p where c.name = ${name} and c.position < p.last) as behind`)
  if (unnumbered) await numberPending(system.database)
  return unnumbered || behind
}

/**
 * Passes the next part of the log to the consumer, if there is one and no other process has it.
 *
 * @returns whether there may be more.
 */
async function consumeNext(system: System, consumer: EventConsumer, batch: number): Promise<boolean> {
  const consumed = await system.database.transaction(async (tx) => {
    // Losing this commit in a crash of the database loses the consumer's work with it: both are then done again.
    tx.send(sql`select set_config('synchronous_commit', 'off', true), ${followsWhenHeld}`)
    const cursor = await tx.maybe<{ position: number; last: number }>(sql`
      select c.position, p.last from event_cursors c, event_positions p
      where c.name = ${consumer.name} for update of c skip locked`)
    if (cursor === undefined || cursor.position >= cursor.last) return undefined
    const range = { after: cursor.position, upTo: Math.min(cursor.last, cursor.position + batch) }
    await consumer.consume(tx, range)
    tx.send(sql`update event_cursors set position = ${range.upTo} where name = ${consumer.name}`)
    return { hasMore: range.upTo < cursor.last }
  })
  if (consumed === undefined) return false
  consumer.onConsumed?.()
  return consumed.hasMore
}

/** Waits for the step that a consumer is in. What it reads from now on, it reads as it is after this transaction. */
export async function settleConsumer({ db }: TransactionContext, name: string): Promise<void> {
  await db.run(sql`select 1 from event_cursors where name = ${name} for update`)
}

async function startAtEnd(system: System, name: string): Promise<void> {
  await numberEvents(system.database)
  await system.database.run(sql`
    insert into event_cursors (name, position) select ${name}, last from event_positions on conflict do nothing`)
}
