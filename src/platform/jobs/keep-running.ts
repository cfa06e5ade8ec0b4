import { setTimeout as delay } from 'node:timers/promises'
import type { Runner } from 'graphile-worker'
import type { Log } from '../log.ts'

const pauseMs = 1_000

export interface KeptRunner {
  /** Fulfilled when the running jobs are done. */
  stop(): Promise<void>
}

/**
 * Keeps the job queue running. It ends by itself when the database fails it at the wrong moment, such as that of work by the
 * clock, and is ended while the process may not take work.
 */
export async function keepRunning(
  start: () => Promise<Runner>,
  mayTakeWork: () => boolean,
  log: Log,
): Promise<KeptRunner> {
  const end = new AbortController()
  let runner: Runner | undefined
  let stopping: Promise<void> | undefined

  async function begin(): Promise<void> {
    const begun = await start()
    begun.promise
      .catch((err) => log.error({ err }, 'the job queue ended with an error; it is started again'))
      .finally(() => {
        if (runner === begun) runner = undefined
      })
    runner = begun
  }

  async function follow(): Promise<void> {
    while (!end.signal.aborted) {
      await delay(pauseMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined)
      if (end.signal.aborted) return
      const may = mayTakeWork()
      if (runner === undefined && may)
        await begin().catch((err) => log.error({ err }, 'the job queue could not be started; trying again'))
      if (runner !== undefined && !may) await runner.stop().catch(() => undefined)
    }
  }

  if (mayTakeWork()) await begin()
  const following = follow()
  return {
    stop() {
      end.abort()
      // A runner that has just ended by itself refuses to stop.
      stopping ??= following.then(() => runner?.stop().catch(() => undefined))
      return stopping
    },
  }
}
