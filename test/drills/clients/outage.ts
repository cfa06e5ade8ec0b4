import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'

/**
 * Asks the database itself, past Gatehouse, over a new connection each time.
 *
 * @returns a function that stops, and gives for how long it took no changes: from the first attempt that failed to the first success after
 * the last such one, in milliseconds.
 */
export function watchDatabase(url: string): () => Promise<number> {
  let isOver = false
  let failedAt: number | undefined
  let outageMs = 0
  const watching = (async () => {
    for (; !isOver; await delay(50)) {
      const beganAt = performance.now()
      if (await takesChanges(url)) {
        if (failedAt !== undefined) outageMs += performance.now() - failedAt
        failedAt = undefined
      } else failedAt ??= beganAt
    }
  })()
  return async () => {
    isOver = true
    await watching
    return Math.round(outageMs)
  }
}

async function takesChanges(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 1_000, query_timeout: 1_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ is_standby: boolean }>('select pg_is_in_recovery() as is_standby')
    return rows[0]?.is_standby === false
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
