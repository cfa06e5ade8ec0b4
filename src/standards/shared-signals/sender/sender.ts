import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Follower } from '#platform/followers/follower.ts'
import { startTurnFollower, type TurnFollowerOptions } from '#platform/followers/turn-follower.ts'
import { claimStreams } from './claim.ts'
import { sendTurn } from './send-turn.ts'

/** Pushes signals to their receivers, at least once and in order within a stream. No stream waits for the receiver of another. */
export function startSignalSender(system: System, options?: TurnFollowerOptions): Follower {
  return startTurnFollower(
    system,
    {
      name: 'signals',
      notice: 'signals',
      table: sql`signal_streams`,
      claim: (limit) => claimStreams(system, limit),
      takeTurn: (stream, turn) => sendTurn(system, stream, turn),
    },
    options,
  )
}
