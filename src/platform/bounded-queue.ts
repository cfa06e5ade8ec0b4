import { availableParallelism } from 'node:os'

export interface BoundedQueueOptions {
  /** How many run at once; the rest wait in order. */
  concurrency: number
  /** How many may wait before more are refused. */
  queueLimit: number
  onOverload: () => Error
}

/** Runs work in the order it was queued, with a limit on what runs at the same time. */
export type BoundedQueue = <T>(work: () => Promise<T>) => Promise<T>

/**
 * How many passwords are hashed at the same time. One core stays free, so that a rush of sign-ins does not delay
 *   other requests. Node's own four threads also resolve names and read files.
 */
export const hashingConcurrency = Math.min(Math.max(1, availableParallelism() - 1), 3)

export function createBoundedQueue({ concurrency, queueLimit, onOverload }: BoundedQueueOptions): BoundedQueue {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= concurrency) {
      if (waiting.length >= queueLimit) throw onOverload()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      // The slot passes directly to the next in line.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
