import { Pool } from 'pg'
import { type ConnectionOptions, connectionConfig, pipelinedConfig } from './connection.ts'
import { PipelinedReader } from './pipelined-reader.ts'
import { type Queryable, queryable } from './queryable.ts'
import { type OpenTransaction, PooledTransaction, type Transaction } from './transaction.ts'

export interface Database extends Queryable {
  /**
   * Runs `work` in one transaction: commits what it did when its promise is fulfilled, rolls back when it is rejected.
   * The transaction is over when the promise returned here settles; an acknowledged commit is durable.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** A transaction that the caller ends with `commit` or `rollback`, whatever happens in between. */
  begin(): Promise<OpenTransaction>
  /** An ordinary connection pool: for long queries, LISTEN and libraries that bring their own SQL. */
  readonly pool: Pool
  close(): Promise<void>
}

export interface DatabaseOptions extends ConnectionOptions {
  /** Connections for transactions. */
  transactions?: number
  /** Pipelined connections that all single statements share. Few batch better than many. */
  readers?: number
}

/**
 * Single statements run on a few shared, pipelined connections; each transaction has a pipelined connection for itself.
 * Measured against pgbench this doubles what a pool of ordinary connections reaches (`docs/decisions/0003-postgresql-through-pipelined-statements.md`).
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({ ...connectionConfig(options), max: 8, idleTimeoutMillis: 30_000 })
  const transactions = new Pool({ ...pipelinedConfig(options), max: options.transactions ?? 16 })
  // A connection that dies is replaced by the pool; without listeners its error would end the process.
  for (const each of [pool, transactions]) {
    each.on('error', () => undefined)
    each.on('connect', (client) => client.on('error', () => undefined))
  }
  const reader = new PipelinedReader(options, options.readers ?? 2, pool)

  const begin = async () => new PooledTransaction(await transactions.connect())

  return {
    ...queryable((statement) => reader.query(statement)),
    pool,
    begin,
    async transaction(work) {
      const tx = await begin()
      try {
        const result = await work(tx)
        await tx.commit()
        return result
      } catch (error) {
        await tx.rollback()
        throw error
      }
    },
    async close() {
      await Promise.all([pool.end(), transactions.end(), reader.close()])
    },
  }
}
