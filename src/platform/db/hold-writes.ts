import type { Client, ClientBase } from 'pg'

/**
 * Buffers writes to a pipelined connection, so that statements that are sent together leave in one write. Every write wakes a
 * process of the database, which costs more than a small statement.
 *
 * @param later calls back when they leave: by default when the callback that runs now has ended; `setImmediate` for a connection that
 * requests share, when all that has arrived on sockets meanwhile is read.
 */
export function holdWrites(client: ClientBase, later: (leave: () => void) => unknown = process.nextTick): void {
  const { stream } = (client as Client).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  later(() => stream.uncork())
}
