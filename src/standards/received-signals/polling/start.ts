import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Follower } from '#platform/followers/follower.ts'
import { startTurnFollower, type TurnFollowerOptions } from '#platform/followers/turn-follower.ts'
import { keepCredentials } from '#platform/outgoing/kept-credentials.ts'
import { type ClaimedPoll, claimPolls } from './claim.ts'
import { pollTurn } from './poll-turn.ts'
import { openSecret, pollsNotice } from './polls.ts'

/** Most of them wait for an answer, and cost a connection. */
const width = 200

/** Asks transmitters for tokens from this process. Other processes may do the same: one at a time asks a transmitter. */
export function startSignalPolling(system: System, options: TurnFollowerOptions = {}): Follower {
  const credentialOf = keepCredentials<ClaimedPoll>(system, (poll) => openSecret(system, poll))
  return startTurnFollower<ClaimedPoll>(
    system,
    {
      name: 'signal polls',
      notice: pollsNotice,
      table: sql`signal_polls`,
      claim: (limit) => claimPolls(system, limit),
      takeTurn: (poll, turn) => pollTurn(system, poll, { ...turn, credentialOf }),
    },
    { width, ...options },
  )
}
