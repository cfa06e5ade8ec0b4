import { createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Follower, type FollowerOptions, startFollower } from '#platform/followers/follower.ts'
import { isLeaseOver } from '#platform/followers/leases.ts'
import { attemptLogout } from './attempt.ts'
import { type ClaimedLogout, claimLogouts } from './claim.ts'
import { recordAttempt } from './record.ts'

export interface LogoutSenderOptions extends FollowerOptions {
  /** The maximum number of requests of this process at the same time. */
  mostHeld?: number
  /** From 0 to below 1: spreads retries. */
  random?: () => number
}

/** Sends logout tokens to applications, at least once. Applications do not wait for each other. */
export function startLogouts(system: System, options: LogoutSenderOptions = {}): Follower {
  const { mostHeld = 256, random = Math.random } = options
  const bell = createBell()
  const underWay = new Set<Promise<void>>()
  let isFinished = false
  system.wakeUps.listen('logouts', bell.ring)

  async function send(logout: ClaimedLogout): Promise<void> {
    // Renewal was not possible for a while: it may be another process's by now.
    if (isLeaseOver(logout, system.now())) return
    const outcome = await attemptLogout(system, logout)
    // Its lease was returned: another process sends it again.
    if (isFinished) return
    await recordAttempt(system, logout, outcome, random()).catch((err) =>
      system.log.error({ err, logout: logout.id }, 'the attempt of a logout was not written down'),
    )
  }

  function begin(logout: ClaimedLogout, end: () => void): void {
    const sending = send(logout).finally(() => {
      underWay.delete(sending)
      end()
      // There may be more for the application.
      bell.ring()
    })
    underWay.add(sending)
  }

  async function finish(deadline: Promise<unknown>): Promise<void> {
    await Promise.race([Promise.all(underWay), deadline])
    isFinished = true
  }

  const table = sql`connect_logouts`
  const claim = (limit: number) => claimLogouts(system, limit)
  return startFollower(system, bell, { name: 'logouts', table, mostHeld, claim, begin, finish }, options)
}
