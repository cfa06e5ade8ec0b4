import { createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Follower, type FollowerOptions, startFollower } from '#platform/followers/follower.ts'
import { claimStreams } from './claim.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { sendTurn } from './send-turn.ts'

export interface LogStreamOptions extends FollowerOptions {
  /** How many streams this process sends for at once. Bounds its memory: each holds a batch. */
  width?: number
  random?: () => number
}

/**
 * Sends audit logs to their destinations, at least once and in order within a stream. Each stream is sent on its own, so
 * none waits for the destination of another.
 */
export function startLogStreams(system: System, options: LogStreamOptions = {}): Follower {
  const { width = 100, random = Math.random } = options
  const bell = createBell()
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
      name: 'log streams',
      table: sql`audit_log_streams`,
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
