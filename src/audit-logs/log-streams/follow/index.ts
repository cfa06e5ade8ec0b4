import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Follower } from '#platform/followers/follower.ts'
import { startTurnFollower, type TurnFollowerOptions } from '#platform/followers/turn-follower.ts'
import { claimStreams } from './claim.ts'
import { sendTurn } from './send-turn.ts'

/**
 * Sends audit logs to their destinations, at least once and in order within a stream. Each stream is sent on its own, so
 * none waits for the destination of another.
 */
export function startLogStreams(system: System, options?: TurnFollowerOptions): Follower {
  return startTurnFollower(
    system,
    {
      name: 'log streams',
      table: sql`audit_log_streams`,
      claim: (limit) => claimStreams(system, limit),
      takeTurn: (stream, turn) => sendTurn(system, stream, turn),
    },
    options,
  )
}
