import { createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Follower, type FollowerOptions, startFollower } from '#platform/followers/follower.ts'
import { keepCredentials } from '#platform/outgoing/kept-credentials.ts'
import { openSecret } from '../secrets.ts'
import { claimTargets } from './claim.ts'
import type { ClaimedTarget } from './claimed-target.ts'
import { pushTurn } from './push-turn.ts'

export interface PusherOptions extends FollowerOptions {
  /** How many targets this process pushes to at once. Bounds its memory: each may answer at length. */
  width?: number
  random?: () => number
}

/** Pushes to targets, at least once and in order for each person. No target waits for another one. */
export function startPusher(system: System, options: PusherOptions = {}): Follower {
  const { width = 25, random = Math.random } = options
  const bell = createBell()
  system.wakeUps.listen('scim_targets', bell.ring)
  const credentialOf = keepCredentials<ClaimedTarget>(system, ({ id, sealed_secret }) =>
    openSecret(system, id, sealed_secret),
  )
  const turns = new Set<Promise<void>>()
  let isStopping = false

  function begin(target: ClaimedTarget, end: () => void): void {
    const turn = pushTurn(system, target, { random, isStopping: () => isStopping, credentialOf }).finally(() => {
      turns.delete(turn)
      end()
      // There may be more of it, or others that had no room.
      bell.ring()
    })
    turns.add(turn)
  }

  return startFollower<ClaimedTarget>(
    system,
    bell,
    {
      name: 'scim targets',
      table: sql`scim_targets`,
      mostHeld: width,
      claim: (limit) => claimTargets(system, limit),
      begin,
      finish(deadline) {
        isStopping = true
        return Promise.race([Promise.all(turns), deadline])
      },
    },
    options,
  )
}
