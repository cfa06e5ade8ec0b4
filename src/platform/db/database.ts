import { type Client, Pool, type PoolConfig } from 'pg'
import { failureName } from '../traces/traces.ts'
import { type ConnectionOptions, connectionConfig, pipelinedConfig } from './connection.ts'
import { type ConnectionShares, connectionLimits, pooledLimits, shareConnections } from './connection-shares.ts'
import { DatabaseUnavailable, unavailable } from './database-unavailable.ts'
import { repeatGivenUp } from './given-up.ts'
import { ordinaryStatements } from './ordinary-statements.ts'
import { PipelinedReader } from './pipelined-reader.ts'
import { type Answer, type Queryable, queryable } from './queryable.ts'
import { ordinarySettings, settingsStatement, transactionSettings } from './session-settings.ts'
import { clientClass, createWatch, PrimaryClient, type ResponseTimeouts, timeoutsFor } from './silence.ts'
import { SlowWork, type SlowWorkFigures, SlowWorkRefused, type Work } from './slow-work.ts'
import type { Statement } from './sql.ts'
import { watchStandby } from './standby-watch.ts'
import { type ObserverOptions, StatementObserver } from './statement-observer.ts'
import { type OpenTransaction, PooledTransaction, type Transaction } from './transaction.ts'

export interface PoolFigures {
  name: string
  open: number
  /** How many of the open ones are idle. */
  idle: number
  /** Callers that wait for a connection. */
  waiting: number
}

/** Its own methods run single statements of requests. */
export interface Database extends Queryable {
  /**
   * Runs single statements of another kind of work. It has connections of its own, so that it never keeps requests waiting.
   *
   * @throws SlowWorkRefused when its statement is slow, and as many of this kind as may run at once are under way.
   */
  as(work: Work): Queryable
  /**
   * Runs reads that many requests send with the same values, such as what a key opens: equal statements that leave together
   * are sent once, and all who asked get the same rows, which none may change. Each sees what was committed before it asked.
   */
  readonly shared: Queryable
  /** The pools of connections at this moment. */
  pools(): PoolFigures[]
  /** What is slow at this moment, by kind. */
  slowWork(): SlowWorkFigures[]
  /**
   * Runs `work` in one transaction: commits when its promise resolves, rolls back when it rejects. The transaction has
   * ended when the returned promise settles. An acknowledged commit is durable.
   *
   * When PostgreSQL aborts the transaction because of another one, `work` runs again from the start, a few times: it
   * must have no effect outside the database.
   *
   * @param requestId of the request that it belongs to, for the line of a slow statement.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, requestId?: string): Promise<T>
  /** A transaction that the caller must end with `commit` or `rollback`. */
  begin(requestId?: string): Promise<OpenTransaction>
  /** Whether there is a way past a pooler, so that the other one may lead through it. */
  readonly isPooled: boolean
  /** Single statements that are known to take long, each on an ordinary connection and planned for its values. */
  readonly ordinary: Queryable
  /** The ordinary connections. Behind a pooler they have no settings, and nothing may span two transactions. */
  readonly pool: Pool
  /**
   * Further ordinary connections to the same database, which the caller ends. A caller waits for a free one as long as
   * it takes. They lead past a pooler: what is in their sessions stays there.
   *
   * @param options `copies`: a transaction may be open for as long as it takes to read a database.
   */
  openPool(options: Pick<PoolConfig, 'max' | 'types'> & { copies?: boolean }): Pool
  /**
   * A connection of the caller's own, to listen on, past a pooler. Every answer over it must come within seconds.
   */
  connect(): Promise<Client>
  /**
   * For how many milliseconds the database has been unavailable to everything that was tried; 0 once anything succeeds.
   */
  unavailableForMs(): number
  /** Closes all connections, after {@link closeTimeoutMs} also those that were not returned. */
  close(): Promise<void>
}

/** Absent members get their share of the default number of connections. */
export interface DatabaseOptions
  extends Omit<ConnectionOptions, 'isPooled'>,
    Partial<Omit<ConnectionShares, 'queue'>>,
    ObserverOptions {
  /** Whether a commit is acknowledged only once a synchronous standby has it (`standby-watch.ts`). Default: false. */
  requiresStandby?: boolean
  /** Leads to the same database past a pooler. Given if `url` may lead through one: then no session of `url` keeps anything. */
  directUrl?: string | undefined
}

/** How long `close` waits for statements that are under way. */
const closeTimeoutMs = 5_000

/**
 * Single statements run on a few shared, pipelined connections; each transaction has its own pipelined connection. A
 * slow statement continues on an ordinary connection, in a place of its kind of work (`slow-work.ts`).
 * Measured against pgbench, this doubles the throughput of a pool of ordinary connections
 * (`docs/decisions/0003-postgresql-through-pipelined-statements.md`).
 *
 * Nothing here waits forever: connecting times out after 5 s, and a connection over which the database stops answering
 * is ended (`silence.ts`). Both throw DatabaseUnavailable.
 */
export function openDatabase({ directUrl, requiresStandby = false, ...given }: DatabaseOptions): Database {
  const isPooled = directUrl !== undefined
  const options = { ...given, isPooled }
  // The names tell the connections of a pooler from those past it.
  const direct = isPooled ? { ...given, url: directUrl, applicationName: `${given.applicationName} queue` } : given
  const shares = { ...shareConnections(isPooled ? pooledLimits.usual : connectionLimits.usual, isPooled), ...given }
  const watch = createWatch()
  const timeouts = timeoutsFor(options.statementSeconds)
  const availability = createAvailability()
  const openPool = (config: PoolConfig, allowed: ResponseTimeouts, to: ConnectionOptions) => {
    const pool = new Pool({ ...config, Client: clientClass(to) })
    // A connection that dies is replaced by the pool; without listeners its error would end the process.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => {
      client.on('error', () => undefined)
      watch.add(client, allowed)
    })
    return pool
  }
  const openOrdinary = (extra: PoolConfig, to: ConnectionOptions, allowed: ResponseTimeouts = timeouts.slow) =>
    openPool({ ...connectionConfig(to), idleTimeoutMillis: 30_000, ...extra }, allowed, to)

  const forTransactions = transactionSettings(options.statementSeconds)
  const transactions = openPool(
    { ...pipelinedConfig(options, forTransactions), max: shares.transactions },
    timeouts.transaction,
    options,
  )
  const ofTransactions = isPooled ? settingsStatement(forTransactions) : undefined
  const pool = openOrdinary({ max: shares.ordinary }, options)
  const ordinary = ordinaryStatements(
    pool,
    isPooled ? settingsStatement(ordinarySettings(options.statementSeconds)) : undefined,
  )
  const slowWork = new SlowWork(shares.ordinary)
  const reader = new PipelinedReader(options, shares.readers, ordinary, slowWork, watch)
  const listReader = new PipelinedReader(options, shares.listReaders, ordinary, slowWork, watch)

  const observer = new StatementObserver(options)
  const request: Work = { kind: 'request' }
  const runAs = (work: Work) => {
    const chosen = work.kind === 'request' ? reader : listReader
    return (statement: Statement): Promise<Answer> =>
      observer.observe(statement, availability.noting(chosen.query(statement, work)), work.requestId)
  }
  const standby = requiresStandby ? watchStandby(queryable(runAs(request)), options.log) : undefined
  /** A change is acknowledged only if a standby has it, where that is required. */
  const guarded = (run: (statement: Statement) => Promise<Answer>): Queryable =>
    queryable(standby === undefined ? run : (statement) => standby.guard(statement, () => run(statement)))
  const as = (work: Work) => guarded(runAs(work))
  if (standby !== undefined) transactions.on('connect', standby.listen)
  const begin = async (requestId?: string) => {
    await standby?.require()
    // It begins with the wait for a connection.
    const span = observer.traces.begin('transaction')
    try {
      const client = await availability.noting(transactions.connect().catch(unavailable))
      return new PooledTransaction(client, { settings: ofTransactions, observer, requestId, span, standby })
    } catch (error) {
      span?.end(failureName(error))
      throw error
    }
  }

  return {
    ...as(request),
    as,
    shared: as({ kind: 'request', isShared: true }),
    pools: () => [figuresOf('transactions', transactions), figuresOf('slow_statements', pool)],
    slowWork: () => slowWork.figures(),
    isPooled,
    ordinary: guarded((statement) =>
      observer.observe(statement, availability.noting(ordinary.ask(statement, { isUnnamed: true }))),
    ),
    pool,
    openPool: ({ copies = false, ...extra }) =>
      openOrdinary({ ...extra, connectionTimeoutMillis: 0 }, direct, copies ? timeouts.copying : timeouts.slow),
    async connect() {
      // The name tells how many processes there are: each listens on one connection.
      const applicationName = `${options.applicationName} listener`
      const client = new PrimaryClient(connectionConfig({ ...direct, applicationName }))
      client.on('error', () => undefined)
      await client.connect().catch(unavailable)
      watch.add(client, timeouts.prompt)
      return client
    },
    unavailableForMs: availability.lostForMs,
    begin,
    transaction: (work, requestId) =>
      repeatGivenUp(async () => {
        const tx = await begin(requestId)
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
      standby?.stop()
      const giveUp = setTimeout(watch.endAll, closeTimeoutMs)
      await Promise.all([pool.end(), transactions.end(), reader.close(), listReader.close()])
      clearTimeout(giveUp)
      watch.stop()
    },
  }
}

function figuresOf(name: string, { totalCount, idleCount, waitingCount }: Pool): PoolFigures {
  return { name, open: totalCount, idle: idleCount, waiting: waitingCount }
}

/** Remembers since when everything failed for want of the database. */
function createAvailability() {
  let lostAt: number | undefined
  return {
    async noting<T>(outcome: Promise<T>): Promise<T> {
      try {
        const value = await outcome
        lostAt = undefined
        return value
      } catch (error) {
        if (error instanceof DatabaseUnavailable) lostAt ??= performance.now()
        // A statement that was not sent says nothing of the database.
        else if (!(error instanceof SlowWorkRefused)) lostAt = undefined
        throw error
      }
    },
    lostForMs: () => (lostAt === undefined ? 0 : performance.now() - lostAt),
  }
}
