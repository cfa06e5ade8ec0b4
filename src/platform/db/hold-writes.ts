import type { Client, ClientBase } from 'pg'

/**
 * Holds what is written to a pipelined connection back until the present turn of the event loop is over: statements that
 * are sent together then leave in one write. Every write wakes a process of the database, which costs more than a small
 * statement does.
 */
export function holdWrites(client: ClientBase): void {
  const { stream } = (client as Client).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
