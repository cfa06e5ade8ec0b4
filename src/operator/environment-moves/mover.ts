import type { PoolClient } from 'pg'
import { ConfigError } from '#platform/config-error.ts'
import type { System } from '#platform/context.ts'

/** A connection of a move to one of the two clusters. What it writes passes the guard of the environment. */
export interface Mover extends Pick<PoolClient, 'query' | 'escapeLiteral'> {
  close(): Promise<void>
}

/** Past a pooler, since its settings stay with the session. */
export async function openMover({ database }: System): Promise<Mover> {
  const pool = database.openPool({ max: 1, copies: true })
  try {
    const client = await pool.connect()
    // What keeps audit logs from being changed lets the whole of an environment through. With seldom environments, statistics would
    // have whole tables read. A commit that a crash loses is found missing by the comparison, and the last one waits for the disk.
    await client.query(`
      set gatehouse.when_held = 'move';
      set gatehouse.removal = 'environment';
      set enable_seqscan = off;
      set synchronous_commit = off;
      set statement_timeout = 0;
      set idle_in_transaction_session_timeout = 0`)
    return {
      query: client.query.bind(client),
      escapeLiteral: client.escapeLiteral.bind(client),
      async close() {
        client.release(true)
        await pool.end()
      },
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** What `work` writes is on disk when it ends, or undone if it throws. */
export async function inTransaction(mover: Mover, work: () => Promise<void>): Promise<void> {
  // What was copied before is on disk with it.
  await mover.query('begin; set local synchronous_commit = on')
  try {
    await work()
    await mover.query('commit')
  } catch (error) {
    await mover.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Keeps other processes from moving the environment, or deleting what it left behind, until it is closed. @throws ConfigError */
export async function lockMoves(main: System, environmentId: string): Promise<Mover> {
  const lock = await openMover(main)
  const { rows } = await lock.query<{ is_alone: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('move:' || $1, 0)) as is_alone`,
    [environmentId],
  )
  if (rows[0]?.is_alone === true) return lock
  await lock.close()
  throw new ConfigError(`${environmentId} is being moved by another process.`)
}
