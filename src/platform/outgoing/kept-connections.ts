import type { CheckedUrl } from './check-url.ts'
import type { Connection } from './connection.ts'
import type { ResolvedAddress } from './resolve.ts'

/** Beyond it, the connection that was idle longest is closed. */
const maxIdle = 256

export interface KeptConnections {
  /** Hands out an idle connection that was made for the same scheme, host, port and addresses. */
  take(url: CheckedUrl, addresses: readonly ResolvedAddress[]): Connection | undefined
  /** Keeps a connection that is still open until it is taken again or closed. */
  keep(url: CheckedUrl, addresses: readonly ResolvedAddress[], connection: Connection): void
}

interface Idle {
  place: string
  connection: Connection
  onDisconnect: () => void
}

/**
 * Idle connections. Since every request resolves its name and checks all addresses first, and these are part of what a
 * connection is found by, a kept connection leads nowhere that a new one could not lead now.
 */
export function createKeptConnections(): KeptConnections {
  /** In the order in which they became idle. */
  const all = new Set<Idle>()

  function remove(idle: Idle): Connection {
    all.delete(idle)
    idle.connection.http.off('disconnect', idle.onDisconnect)
    return idle.connection
  }

  return {
    take(url, addresses) {
      const place = placeOf(url, addresses)
      // The last one has the most idle time left.
      const found = [...all].findLast((idle) => idle.place === place)
      return found && remove(found)
    },
    keep(url, addresses, connection) {
      // The receiver has announced that it closes, or has closed already.
      if (!connection.http.stats.connected) return connection.close()
      const idle = { place: placeOf(url, addresses), connection, onDisconnect: () => remove(idle).close() }
      connection.http.on('disconnect', idle.onDisconnect)
      all.add(idle)
      const [oldest] = all
      if (all.size > maxIdle && oldest) remove(oldest).close()
    },
  }
}

function placeOf({ protocol, hostname, port }: CheckedUrl, addresses: readonly ResolvedAddress[]): string {
  const sorted = addresses.map(({ address }) => address).sort()
  return [protocol, hostname, port, ...sorted].join(' ')
}
