import { availableParallelism } from 'node:os'

export interface BoundedQueueOptions {
  /** How many run at once; the rest wait in order. */
  concurrency: number
  /** How many may wait before more are refused. */
  queueLimit: number
  onOverload: () => Error
}

/** Runs work in the order it was queued, with a limit on what runs at the same time. */
export interface BoundedQueue {
  <T>(work: () => Promise<T>): Promise<T>
  figures(): QueueFigures
}

export interface QueueFigures {
  running: number
  waiting: number
  /** Since the start, as the following. */
  begun: number
  refused: number
  /** Before they began, all together. */
  waitedMs: number
}

/** The queues of a process before work that takes a processor, by name. */
export type Queues = Map<string, () => QueueFigures>

/**
 * How many passwords are hashed at the same time. One core stays free, so that a rush of sign-ins does not delay
 *   other requests. Node's own four threads also resolve names and read files.
 */
export const hashingConcurrency = Math.min(Math.max(1, availableParallelism() - 1), 3)

export function createBoundedQueue({ concurrency, queueLimit, onOverload }: BoundedQueueOptions): BoundedQueue {
  const waiting: (() => void)[] = []
  let running = 0
  let begun = 0
  let refused = 0
  let waitedMs = 0
  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running >= concurrency) {
      if (waiting.length >= queueLimit) {
        refused += 1
        throw onOverload()
      }
      const since = performance.now()
      await new Promise<void>((resolve) => waiting.push(resolve))
      waitedMs += performance.now() - since
    } else {
      running += 1
    }
    begun += 1
    try {
      return await work()
    } finally {
      // The slot passes directly to the next in line.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
  const figures = () => ({ running, waiting: waiting.length, begun, refused, waitedMs })
  return Object.assign(run, { figures })
}
