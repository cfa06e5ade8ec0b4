import { setTimeout as delay } from 'node:timers/promises'
import { errorMessage } from '#platform/error-code.ts'
import { type ServerOptions, startServer, stopServer } from './server.ts'
import type { WatchedProcess } from './watchdog.ts'

const longestPauseMs = 30_000

/**
 * Keeps a server running: one that ends by itself (killed by the OOM killer, for example) is restarted, with growing
 * pauses, until it runs. Clients lose their connections and reconnect to the same address.
 *
 * @returns a function that stops the server for good.
 * @throws when the first start fails.
 */
export async function superviseServer(options: ServerOptions): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  let server = await startServer(options)

  const keepRunning = async (): Promise<void> => {
    for (;;) {
      const how = await server.exited
      if (stopping.signal.aborted) return
      options.log(`PostgreSQL ended unexpectedly (${how}); starting it again`)
      server = (await startAgain(options, stopping.signal)) ?? server
      if (stopping.signal.aborted) return
    }
  }
  const running = keepRunning()

  return async () => {
    stopping.abort()
    await stopServer(server)
    // If it had ended by itself before, a restart was in progress and may have started another server.
    await running
    await stopServer(server)
  }
}

async function startAgain(options: ServerOptions, stopping: AbortSignal): Promise<WatchedProcess | undefined> {
  for (let pauseMs = 500; !stopping.aborted; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await startServer(options)
    } catch (error) {
      options.log(`PostgreSQL could not be started again, next try in ${pauseMs / 1000} s. ${errorMessage(error)}`)
      await delay(pauseMs, undefined, { signal: stopping, ref: false }).catch(() => {})
    }
  }
  return undefined
}
