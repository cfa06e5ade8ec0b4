import { setTimeout as delay } from 'node:timers/promises'
import type { Pool, PoolClient, QueryConfig } from 'pg'
import type { Log } from '../log.ts'
import { type OnClient, shareListener } from './shared-listener.ts'

const longestPauseMs = 15_000

/** The statements with which the library stores that a job is done, or why it failed. */
const endOfJob = /^(complete|fail)_jobs?(_q)?\//

/** What the library uses of a connection. */
interface QueueClient {
  query(statement: string | QueryConfig, values?: unknown[]): Promise<unknown>
  release(): Promise<void>
}

export interface QueuePool {
  /** What the library is given. */
  pool: Pool
  end(): Promise<void>
  /** Resolves when the end of every job that has ended is stored, or given up. */
  allStored(): Promise<unknown>
  /** Repeats no statement any more. The jobs stay locked by this process. */
  giveUp(): void
}

/**
 * Makes sure that the end of a job is stored, by repeating the statement until the database takes it. The library awaits
 * this statement nowhere: a database that fails at this moment would end the process with an unhandled rejection, and the
 * job would stay locked while the process lives.
 */
export function storeEnds(pool: Pool, log: Log): QueuePool {
  const connectNow = pool.connect.bind(pool)
  const connectListener = shareListener(() => connectNow())
  const end = new AbortController()
  const underWay = new Set<Promise<void>>()

  async function storeEnd(statement: QueryConfig): Promise<void> {
    for (let pauseMs = 250; !end.signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        await pool.query(statement)
        return
      } catch (err) {
        log.warn({ err }, 'the end of a job was not stored; trying again')
        await delay(pauseMs, undefined, { signal: end.signal, ref: false }).catch(() => undefined)
      }
    }
  }

  /** Connects at the first statement for which it matters. */
  function openClient(): QueueClient {
    let connected: Promise<PoolClient> | undefined
    return {
      async query(statement, values) {
        if (typeof statement === 'object' && endOfJob.test(statement.name ?? '')) {
          const storing = storeEnd(statement).finally(() => underWay.delete(storing))
          underWay.add(storing)
          return storing
        }
        connected ??= connectNow()
        return (await connected).query(statement, values)
      },
      async release() {
        const client = await connected?.catch(() => undefined)
        client?.release()
      },
    }
  }

  function connect(): Promise<PoolClient>
  function connect(callback: OnClient): void
  function connect(callback?: OnClient): Promise<PoolClient> | undefined {
    // The library calls nothing else of a client that it awaits; one that it listens on comes by the callback.
    if (callback === undefined) return Promise.resolve(openClient() as unknown as PoolClient)
    connectListener(callback)
    return undefined
  }

  // The pool's own `query` connects by a callback too, as the library does for the connection that it listens on.
  const given: Pool = Object.create(pool, { connect: { value: connect }, query: { value: pool.query.bind(pool) } })
  return { pool: given, end: () => pool.end(), allStored: () => Promise.all(underWay), giveUp: () => end.abort() }
}
