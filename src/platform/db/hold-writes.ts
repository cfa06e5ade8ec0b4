import type { Client, ClientBase } from 'pg'

/**
 * Buffers writes to a pipelined connection until the end of the current turn of the event loop, so that statements that
 * are sent together leave in one write. Every write wakes a process of the database, which costs more than a small
 * statement.
 */
export function holdWrites(client: ClientBase): void {
  const { stream } = (client as Client).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
