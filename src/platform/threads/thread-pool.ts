import { Worker } from 'node:worker_threads'
import { createBoundedQueue, type QueueFigures } from '../bounded-queue.ts'

export interface ThreadPoolOptions {
  /** A module that answers each message by {@link answerTasks}. */
  program: URL
  threads: number
  /** How many tasks may wait before more are refused. */
  queueLimit: number
  onOverload: () => Error
  /**
   * For one task, without the start of its thread. A thread that takes longer is ended, and with it the task. It may take up
   * to five times as long while the machine gives the process less than one processor.
   */
  timeoutMs: number
  onTimeout: () => Error
  /** What the objects of one thread may take. A thread that needs more is ended. */
  maxMemoryMb: number
}

/** Runs tasks on threads of their own, each for a bounded time in bounded memory. Values are cloned on the way. */
export interface ThreadPool<Task, Result> {
  (task: Task): Promise<Result>
  figures(): QueueFigures
}

type Answer<Result> = { result: Result } | { error: string }

/** Threads start with their first task, and keep the process alive only while they have one. */
export function createThreadPool<Task, Result>(options: ThreadPoolOptions): ThreadPool<Task, Result> {
  const { threads, queueLimit, onOverload } = options
  const inTurn = createBoundedQueue({ concurrency: threads, queueLimit, onOverload })
  const idle = new Set<Worker>()
  const run = (task: Task) =>
    inTurn(async () => {
      const [free] = idle
      const worker = free ?? (await start(options))
      idle.delete(worker)
      // A thread that ends while no task is waiting for it is not reported.
      if (free === undefined) worker.on('error', () => {}).once('exit', () => idle.delete(worker))
      const result = await ask<Task, Result>(worker, task, options)
      // A thread that failed was ended and does not come back.
      idle.add(worker)
      return result
    })
  return Object.assign(run, { figures: inTurn.figures })
}

/** Resolves when the program is loaded, so that a task's time is its own. */
async function start(options: ThreadPoolOptions): Promise<Worker> {
  const { program, maxMemoryMb } = options
  const worker = new Worker(program, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb } })
  await nextMessage(worker)
  return worker
}

async function ask<Task, Result>(worker: Worker, task: Task, options: ThreadPoolOptions): Promise<Result> {
  const { timeoutMs, onTimeout } = options
  const deadline = startDeadline(timeoutMs)
  worker.ref()
  worker.postMessage(task)
  try {
    const answer = await Promise.race([nextMessage<Answer<Result>>(worker), deadline.passed.then(throwLate)])
    if ('error' in answer) throw new Error(answer.error)
    worker.unref()
    return answer.result
  } catch (error) {
    worker.terminate()
    throw error
  } finally {
    deadline.stop()
  }

  function throwLate(): never {
    throw onTimeout()
  }
}

interface Deadline {
  passed: Promise<void>
  stop(): void
}

/**
 * Passes once a task has had its time: it ran for so long, and the process had so much of the processors. On a machine that
 * is busy with other things, a task that waits its turn isn't ended for it.
 */
function startDeadline(timeoutMs: number): Deadline {
  const [startedAt, startedWith] = [performance.now(), process.cpuUsage()]
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<void>((resolve) => {
    const check = () => {
      const { user, system } = process.cpuUsage(startedWith)
      const isOverTime = user + system >= timeoutMs * 1_000 || performance.now() - startedAt >= 5 * timeoutMs
      // The event loop may have been blocked meanwhile: an answer that came then is received before this runs.
      if (isOverTime) setImmediate(resolve)
      else timer = setTimeout(check, timeoutMs / 10)
    }
    timer = setTimeout(check, timeoutMs)
  })
  return { passed, stop: () => clearTimeout(timer) }
}

/** One listener for each event and wait: a thread that is idle has none, and one that ends has no one waiting. */
function nextMessage<Message>(worker: Worker): Promise<Message> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      finish()
    }
    const onMessage = (message: Message) => settle(() => resolve(message))
    const onError = (error: unknown) => settle(() => reject(error))
    worker.on('message', onMessage)
    worker.on('error', onError)
  })
}
