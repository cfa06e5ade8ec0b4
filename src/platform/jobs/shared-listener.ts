import type { PoolClient } from 'pg'

export type OnClient = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

interface Shared {
  connecting: Promise<PoolClient>
  users: number
  /** One statement at a time: the driver gives up queueing them. */
  asked: Promise<unknown>
}

/** What the library uses of a connection on which it listens. */
interface ListeningClient {
  query(statement: string): Promise<unknown>
  on(event: string, listener: (...args: unknown[]) => void): void
  removeListener(event: string, listener: (...args: unknown[]) => void): void
}

/**
 * One connection on which all lanes listen. The library has each of its runners open one for itself, and most of a small
 * number of connections would do nothing else.
 */
export function shareListener(connect: () => Promise<PoolClient>): (callback: OnClient) => void {
  let current: Shared | undefined

  function open(): Shared {
    const shared: Shared = { connecting: connect(), users: 0, asked: Promise.resolve() }
    const forget = () => {
      if (current === shared) current = undefined
    }
    shared.connecting.then((client) => client.setMaxListeners(0).on('error', forget).on('end', forget), forget)
    return shared
  }

  return (callback) => {
    current ??= open()
    const shared = current
    shared.users += 1
    const leave = (client?: PoolClient) => {
      shared.users -= 1
      if (shared.users > 0) return
      if (current === shared) current = undefined
      client?.release()
    }
    shared.connecting.then(
      (client) => {
        const facade: ListeningClient = {
          query(statement) {
            // The others still listen.
            if (statement.startsWith('UNLISTEN') && shared.users > 1) return Promise.resolve()
            const asking = shared.asked.then(() => client.query(statement))
            shared.asked = asking.catch(() => undefined)
            return asking
          },
          on: (event, listener) => void client.on(event as 'error', listener),
          removeListener: (event, listener) => void client.removeListener(event, listener),
        }
        // The library calls nothing else of a client that it listens on.
        callback(undefined, facade as unknown as PoolClient, () => leave(client))
      },
      (error: Error) => {
        leave()
        callback(error, undefined, () => undefined)
      },
    )
  }
}
