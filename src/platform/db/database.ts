import { Pool } from 'pg'
import { type ConnectionOptions, connectionConfig, pipelinedConfig } from './connection.ts'
import { type ConnectionShares, connectionLimits, shareConnections } from './connection-shares.ts'
import { unavailable } from './database-unavailable.ts'
import { repeatGivenUp } from './given-up.ts'
import { PipelinedReader } from './pipelined-reader.ts'
import { type Queryable, queryable } from './queryable.ts'
import { type OpenTransaction, PooledTransaction, type Transaction } from './transaction.ts'

export interface Database extends Queryable {
  /**
   * Runs `work` in one transaction: commits what it did when its promise is fulfilled, rolls back when it is rejected.
   * The transaction is over when the promise returned here settles; an acknowledged commit is durable.
   *
   * When PostgreSQL gives the transaction up for another one, `work` runs again from its beginning, a few times: nothing in
   * it may leave the process.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** A transaction that the caller ends with `commit` or `rollback`, whatever happens in between. */
  begin(): Promise<OpenTransaction>
  /** Ordinary connections: for statements that take long, and the pattern of other pools. */
  readonly pool: Pool
  close(): Promise<void>
}

/** What is left out has the share that it has of the usual number of connections. */
export interface DatabaseOptions extends ConnectionOptions, Partial<Omit<ConnectionShares, 'queue'>> {}

/**
 * Single statements run on a few shared, pipelined connections; each transaction has a pipelined connection for itself.
 * Measured against pgbench this doubles what a pool of ordinary connections reaches (`docs/decisions/0003-postgresql-through-pipelined-statements.md`).
 */
export function openDatabase(options: DatabaseOptions): Database {
  const shares = { ...shareConnections(connectionLimits.usual), ...options }
  const pool = new Pool({ ...connectionConfig(options), max: shares.ordinary, idleTimeoutMillis: 30_000 })
  const transactions = new Pool({ ...pipelinedConfig(options), max: shares.transactions })
  // A connection that dies is replaced by the pool; without listeners its error would end the process.
  for (const each of [pool, transactions]) {
    each.on('error', () => undefined)
    each.on('connect', (client) => client.on('error', () => undefined))
  }
  const reader = new PipelinedReader(options, shares.readers, pool)

  const begin = async () => new PooledTransaction(await transactions.connect().catch(unavailable))

  return {
    ...queryable((statement) => reader.query(statement)),
    pool,
    begin,
    transaction: (work) =>
      repeatGivenUp(async () => {
        const tx = await begin()
        try {
          const result = await work(tx)
          await tx.commit()
          return result
        } catch (error) {
          await tx.rollback()
          throw error
        }
      }),
    async close() {
      await Promise.all([pool.end(), transactions.end(), reader.close()])
    },
  }
}
