import { createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Follower, type FollowerOptions, startFollower } from '#platform/followers/follower.ts'
import { claimStreams } from './claim.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { sendTurn } from './send-turn.ts'

export interface SignalSenderOptions extends FollowerOptions {
  /** How many streams this process pushes for at once. */
  width?: number
  random?: () => number
}

/** Pushes signals to their receivers, at least once and in order within a stream. No stream waits for the receiver of another. */
export function startSignalSender(system: System, options: SignalSenderOptions = {}): Follower {
  const { width = 100, random = Math.random } = options
  const bell = createBell()
  system.wakeUps.listen('signals', bell.ring)
  const turns = new Set<Promise<void>>()
  let isStopping = false

  function begin(stream: ClaimedStream, end: () => void): void {
    const turn = sendTurn(system, stream, { random, isStopping: () => isStopping }).finally(() => {
      turns.delete(turn)
      end()
      // There may be more of it, or others that had no room.
      bell.ring()
    })
    turns.add(turn)
  }

  return startFollower<ClaimedStream>(
    system,
    bell,
    {
      name: 'signals',
      table: sql`signal_streams`,
      mostHeld: width,
      claim: (limit) => claimStreams(system, limit),
      begin,
      finish(deadline) {
        isStopping = true
        return Promise.race([Promise.all(turns), deadline])
      },
    },
    options,
  )
}
