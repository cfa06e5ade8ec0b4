import { setTimeout as delay } from 'node:timers/promises'
import type { Bell } from '../bell.ts'
import type { System } from '../context.ts'
import type { Statement } from '../db/sql.ts'
import { type Lease, renewalMs, renewLeases, returnLeases } from './leases.ts'
import { startLoop } from './loop.ts'

/** Work that is due in the rows of a table, each of which one process at a time works on. */
export interface FollowedWork<L extends Lease> {
  /** Names the follower in the log. */
  name: string
  /** The table of the leased rows. */
  table: Statement
  /** The most rows that this process holds. Bounds its memory. */
  mostHeld: number
  /** Takes rows that are due, at most `limit` of them. */
  claim(limit: number): Promise<readonly L[]>
  /** Begins to work on a row. Calls `end` once the outcome is written, or once the lease is lost. Never throws. */
  begin(lease: L, end: () => void): void
  /** Begins nothing further and waits for what is under way, at most until `deadline` resolves. */
  finish(deadline: Promise<unknown>): Promise<unknown>
}

export interface FollowerOptions {
  pollMs?: number | undefined
  /** How often leases are renewed. */
  renewMs?: number | undefined
  /** How long `stop` waits for what is under way. */
  graceMs?: number | undefined
}

export interface Follower {
  /** Takes nothing more, gives what is under way a few seconds, and returns the leases of the rest. */
  stop(): Promise<void>
}

/**
 * Works on what is due, at least once. Any number of processes may follow the same table: a row is leased to one of them,
 * and to another one after the lease if that one dies.
 *
 * @param bell is rung when there may be something to claim.
 */
export function startFollower<L extends Lease>(
  system: System,
  bell: Bell,
  work: FollowedWork<L>,
  options: FollowerOptions = {},
): Follower {
  const { pollMs = 1_000, renewMs = renewalMs, graceMs = 5_000 } = options
  const { name, table, mostHeld } = work
  const held = new Set<L>()
  /** More may be due than the last claim had room for. */
  let isFull = false

  function release(lease: L): void {
    held.delete(lease)
    // Not at each one, since many are claimed at the cost of one.
    if (isFull && held.size <= mostHeld / 2) bell.ring()
  }

  async function claim(): Promise<boolean> {
    const limit = mostHeld - held.size
    isFull = limit <= 0
    if (isFull) return false
    const claimed = await work.claim(limit)
    isFull = claimed.length === limit
    for (const lease of claimed) held.add(lease)
    for (const lease of claimed) work.begin(lease, () => release(lease))
    return false
  }

  const loop = startLoop(system, { name, bell, pollMs }, claim)
  const renewing = setInterval(() => {
    renewLeases(system, table, held).catch((err) =>
      system.log.error({ err, follower: name }, 'leases were not renewed'),
    )
  }, renewMs).unref()
  return {
    async stop() {
      await loop.stop()
      await work.finish(delay(graceMs, undefined, { ref: false }))
      clearInterval(renewing)
      const unfinished = [...held]
      held.clear()
      await returnLeases(system, table, unfinished)
    },
  }
}
