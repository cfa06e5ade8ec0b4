import { createBell } from '../bell.ts'
import type { System } from '../context.ts'
import { type FollowedWork, type Follower, type FollowerOptions, startFollower } from './follower.ts'
import { isLeaseOver, type Lease } from './leases.ts'

export interface TurnFollowerOptions extends FollowerOptions {
  /** How many rows this process works on at once. Bounds its memory: each may hold a batch. */
  width?: number
  random?: () => number
}

export interface TurnOptions {
  /** From 0 to below 1: spreads tries. */
  random: () => number
  /** Raised when the follower stops, or when another process may have the row. */
  stopping: AbortSignal
}

/** Rows that are worked on in turns: a bounded part of what waits behind a row, then the row is anyone's again. */
export interface TurnWork<L extends Lease> extends Pick<FollowedWork<L>, 'name' | 'table' | 'claim'> {
  /** Never throws. */
  takeTurn(lease: L, options: TurnOptions): Promise<void>
  /** The notice that there may be something due. Without it, rows are found by polling. */
  notice?: string
}

/** How often turns are looked at whose lease may be over. */
const watchMs = 1_000

/** A follower that takes turns. Each row has a turn of its own, so none waits for another. */
export function startTurnFollower<L extends Lease>(
  system: System,
  { takeTurn, notice, ...work }: TurnWork<L>,
  options: TurnFollowerOptions = {},
): Follower {
  const { width = 100, random = Math.random } = options
  const bell = createBell()
  if (notice !== undefined) system.wakeUps.listen(notice, bell.ring)
  const turns = new Map<Promise<void>, { lease: L; stop: AbortController }>()
  const watch = setInterval(() => {
    for (const { lease, stop } of turns.values()) if (isLeaseOver(lease, system.now())) stop.abort()
  }, watchMs).unref()

  function begin(lease: L, end: () => void): void {
    const stop = new AbortController()
    const turn = takeTurn(lease, { random, stopping: stop.signal }).finally(() => {
      turns.delete(turn)
      end()
      // There may be more of it, or others that had no room.
      bell.ring()
    })
    turns.set(turn, { lease, stop })
  }

  function finish(deadline: Promise<unknown>): Promise<unknown> {
    clearInterval(watch)
    for (const { stop } of turns.values()) stop.abort()
    return Promise.race([Promise.all(turns.keys()), deadline])
  }

  return startFollower<L>(system, bell, { ...work, mostHeld: width, begin, finish }, options)
}
