import { setTimeout as delay } from 'node:timers/promises'
import { DatabaseError } from 'pg'

/**
 * Whether PostgreSQL gave a transaction up for the sake of another one, and undid all of it: it may succeed the next
 * time.
 */
export function isGivenUp(error: unknown): boolean {
  return error instanceof DatabaseError && givenUp.has(error.code ?? '')
}

/** `deadlock_detected` and `serialization_failure`. */
const givenUp: ReadonlySet<string> = new Set(['40P01', '40001'])

const mostTries = 5
const longestPauseMs = 25

/**
 * Runs a transaction, and runs it again from the start, a few times, when PostgreSQL aborts it.
 *
 * @param run a whole transaction: begins it, and rolls back when it fails. Its other effects are repeated too.
 * @param mayRepeat called before each repetition.
 */
export async function repeatGivenUp<T>(run: () => Promise<T>, mayRepeat: () => boolean = () => true): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run()
    } catch (error) {
      if (tries === mostTries || !isGivenUp(error) || !mayRepeat()) throw error
    }
    // A random time, so that two that stood in each other's way do not meet again.
    await delay(Math.random() * longestPauseMs * tries)
  }
}
