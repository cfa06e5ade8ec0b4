import { availableParallelism } from 'node:os'

export interface BoundedQueueOptions {
  /** How many run at once; the rest wait in order. */
  concurrency: number
  /** How many may wait before further ones are refused. */
  queueLimit: number
  onOverload: () => Error
}

/** Runs work in the order in which it was asked for, never more at once than the machine can bear. */
export type BoundedQueue = <T>(work: () => Promise<T>) => Promise<T>

/**
 * How many passwords are hashed at once. One core is left to everything else, or a rush of sign-ins would hold up every
 * other request; Node's four threads also look up names and read files.
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
      // The place passes to the next in line without becoming free in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
