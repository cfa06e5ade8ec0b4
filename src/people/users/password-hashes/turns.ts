import { createBoundedQueue, hashingConcurrency } from '#platform/bounded-queue.ts'
import { platformErrors } from '#platform/http/errors.ts'

/**
 * The turn of a foreign hash to be verified: each may take 256 MiB and a second.
 *
 * @throws overloaded when too many are waiting.
 */
export const inTurn = createBoundedQueue({
  concurrency: hashingConcurrency,
  queueLimit: 200,
  onOverload: platformErrors.overloaded,
})

/** What of it runs and waits in this process. */
export const importedHashesQueue = inTurn.figures
