import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError } from 'pg'
import { isGivenUp } from './given-up.ts'

/**
 * How long a strong lock is waited for at once. Whatever comes after it waits as long, reads included: less than the 250 ms
 * after which a read counts as slow.
 */
const briefMs = 200
/** PostgreSQL ends an autovacuum that is in the way once `deadlock_timeout` has passed, which is a second by default. */
const untilAutovacuumEndsMs = 1_300
const longestPauseMs = 10_000

export interface Patience {
  /** After this time the last error is thrown. */
  giveUpAfterMs: number
  /** Whether the last try was in vain because of an autovacuum, which only a longer wait ends. */
  isAutovacuumInTheWay?: () => boolean
  /** Called before each pause. */
  onRefused?: (refusal: { tries: number; pauseMs: number; error: DatabaseError }) => void
}

/**
 * Runs what takes a lock that readers or writers conflict with, such as that of `alter table`. A lock that is waited for
 * makes everything wait that comes after, so each try waits briefly, and between two tries the others have their turn for
 * at least as long. A run that PostgreSQL gave up for the sake of another one is repeated too.
 *
 * @param run a whole transaction with the given `lock_timeout`. Rolls back when it fails.
 */
export async function untilLocked<T>(run: (lockTimeoutMs: number) => Promise<T>, patience: Patience): Promise<T> {
  const began = performance.now()
  for (let tries = 1; ; tries++) {
    try {
      return await run(patience.isAutovacuumInTheWay?.() ? untilAutovacuumEndsMs : briefMs)
    } catch (error) {
      if (!mayBeRepeated(error) || performance.now() - began >= patience.giveUpAfterMs) throw error
      const pauseMs = Math.round(Math.min(longestPauseMs, briefMs * 2 ** (tries - 1)) * (1 + Math.random() / 4))
      patience.onRefused?.({ tries, pauseMs, error })
      await delay(pauseMs)
    }
  }
}

/** Whether a lock was not granted in time. */
export function isLockRefused(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === lockNotAvailable
}

function mayBeRepeated(error: unknown): error is DatabaseError {
  return isLockRefused(error) || isGivenUp(error)
}

const lockNotAvailable = '55P03'
