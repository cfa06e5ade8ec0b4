import { Worker } from 'node:worker_threads'
import type { hashSync, verifySync } from '@node-rs/argon2'

/** A call of the hashing library. */
export type HashingTask =
  | { name: 'hash'; args: Parameters<typeof hashSync> }
  | { name: 'verify'; args: Parameters<typeof verifySync> }

type Outcome = { value: string | boolean } | { error: unknown }

interface Waiting {
  resolve(value: string | boolean): void
  reject(error: unknown): void
}

/**
 * Threads only for hashing. Node's own pool takes its next task when the main thread gets to it, so the core reserved
 *   for hashing would idle while the main thread is busy.
 */
export class HashingThreads {
  readonly #threads: HashingThread[]

  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => new HashingThread())
  }

  /** Gives a task to the thread with the fewest. Each thread works in order. */
  run(task: HashingTask): Promise<string | boolean> {
    const [first, ...others] = this.#threads
    if (first === undefined) throw new Error('There is no thread to hash on.')
    return others.reduce((least, thread) => (thread.taskCount < least.taskCount ? thread : least), first).run(task)
  }
}

/** Started with its first task. Keeps the process alive only while it has tasks. */
class HashingThread {
  #worker: Worker | undefined
  #waiting: Waiting[] = []

  get taskCount(): number {
    return this.#waiting.length
  }

  run(task: HashingTask): Promise<string | boolean> {
    this.#worker ??= this.#start()
    this.#worker.ref()
    this.#worker.postMessage(task)
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  #start(): Worker {
    // Plain JavaScript: it needs no module that the process was started with, and on Node 20 tsx does not reach
    // threads.
    const worker = new Worker(new URL('./hashing-thread.mjs', import.meta.url), { execArgv: [] })
    worker.on('message', (outcome: Outcome) => {
      const next = this.#waiting.shift()
      if (this.#waiting.length === 0) worker.unref()
      if ('error' in outcome) next?.reject(outcome.error)
      else next?.resolve(outcome.value)
    })
    // The next task starts another.
    worker.on('error', (error) => {
      this.#worker = undefined
      for (const { reject } of this.#waiting.splice(0)) reject(error)
    })
    return worker
  }
}
