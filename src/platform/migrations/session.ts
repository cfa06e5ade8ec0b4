import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { ConfigError } from '../config-error.ts'
import { connectToSession } from '../db/check-connections.ts'
import type { ConnectionOptions } from '../db/connection.ts'
import { isLockRefused, untilLocked } from '../db/lock-patience.ts'
import type { Log } from '../log.ts'

const lockKey = 7_281_645_002
const lockPollMs = 100
/** How often a wait that goes on is logged. */
const reportEveryMs = 10_000
const pollsPerReport = reportEveryMs / lockPollMs
/** Dumps of large databases take hours. A process that has given up begins again with its next start. */
const giveUpAfterMs = 3_600_000
/** Within the shortest wait, so that the log says what it was for. */
const lookEveryMs = 60

/** The connection that applies migrations. */
export class MigrationSession {
  readonly client: Client
  readonly log: Log
  readonly #patienceMs: number
  readonly #observer: Observer

  constructor(client: Client, observer: Observer, log: Log, patienceMs = giveUpAfterMs) {
    this.client = client
    this.log = log
    this.#observer = observer
    this.#patienceMs = patienceMs
  }

  /**
   * Runs `work` in a transaction that waits briefly for each lock, and again until it gets all of them. The log says who
   * holds them.
   *
   * @param what for the log: `migration 0131_x.sql`.
   * @throws ConfigError when they are not to be had within an hour.
   */
  async transaction<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { client } = this
    let waitsFor: readonly Holder[] = []
    const look = (holders: readonly Holder[]) => {
      if (holders.length > 0) waitsFor = holders
    }
    try {
      return await this.repeated(
        what,
        async (lockTimeoutMs) => {
          await client.query('begin')
          await client.query(`select set_config('lock_timeout', $1, true)`, [`${lockTimeoutMs}ms`])
          const stopLooking = await this.#observer.watch(client, lookEveryMs, look)
          try {
            const result = await work()
            await client.query('commit')
            return result
          } catch (error) {
            await client.query('rollback').catch(() => undefined)
            throw error
          } finally {
            stopLooking()
          }
        },
        () => waitsFor,
      )
    } catch (error) {
      if (!isLockRefused(error)) throw error
      throw new ConfigError(
        `A lock that ${what} needs was not free for ${Math.round(this.#patienceMs / 60_000)} minutes, because of ${namesOf(waitsFor).join(', ') || 'other sessions'}. End it, or wait for its end, and start again.`,
      )
    }
  }

  /** Runs what PostgreSQL may give up, until it does not. */
  repeated<T>(
    what: string,
    run: (lockTimeoutMs: number) => Promise<T>,
    waitsFor: () => readonly Holder[] = () => [],
  ): Promise<T> {
    return untilLocked(run, {
      giveUpAfterMs: this.#patienceMs,
      isAutovacuumInTheWay: () => waitsFor().some(({ may_vacuum }) => may_vacuum),
      onRefused: ({ tries, pauseMs, error }) =>
        this.log.warn(
          { waitsFor: namesOf(waitsFor()), tries, pauseMs, reason: error.message },
          `${what} is tried again`,
        ),
    })
  }

  /**
   * Runs a statement that may take long, outside of a transaction, and logs whom it waits for. `concurrently` makes no
   * one wait, so its own wait has no limit.
   */
  async longStatement(what: string, text: string): Promise<void> {
    const { client, log } = this
    const stopLooking = await this.#observer.watch(client, reportEveryMs, (waitsFor) =>
      log.info({ waitsFor: namesOf(waitsFor) }, `${what} is under way`),
    )
    try {
      await client.query(text)
    } finally {
      stopLooking()
    }
  }
}

/** Sees whom a connection waits for. Its own connection, without a transaction: what waits for older ones never waits for it. */
class Observer {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  /** Looks again and again until the returned function is called. @param onLook who is waited for: none, if none. */
  async watch(client: Client, everyMs: number, onLook: (holders: readonly Holder[]) => void): Promise<() => void> {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const timer = setInterval(() => {
      this.#holders(rows[0]?.pid).then(onLook, () => undefined)
    }, everyMs)
    return () => clearInterval(timer)
  }

  async #holders(pid: number | undefined): Promise<Holder[]> {
    // Of the sessions of other roles, and of autovacuum, PostgreSQL shows no more than the id and the locks.
    const { rows } = await this.#client.query<Holder>(
      `select concat('process ', pid, ' of the database', ' (' || nullif(concat_ws(', ', nullif(a.application_name, ''), a.state,
        'since ' || a.xact_start::timestamptz(0)), '') || ')') as name,
        exists (select from pg_locks l where l.pid = blocking.pid and l.mode = 'ShareUpdateExclusiveLock') as may_vacuum
      from unnest(pg_blocking_pids($1)) blocking (pid) left join pg_stat_activity a using (pid)`,
      [pid],
    )
    return rows
  }
}

/** Who has a lock that is waited for. */
interface Holder {
  readonly name: string
  /** Whether it holds the lock of a vacuum. */
  readonly may_vacuum: boolean
}

function namesOf(holders: readonly Holder[]): string[] {
  return holders.map(({ name }) => name)
}

/**
 * Holds the lock of migrations while `work` runs: one process at a time migrates a database.
 *
 * The lock is a transaction's, in a connection of its own that does nothing else, so it ends with its process and doesn't
 * depend on a session that a pooler may hand to others. An idle transaction has no snapshot: neither `create index
 * concurrently` nor vacuum waits for it.
 */
export async function withMigrationLock<T>(
  options: ConnectionOptions,
  { log, patienceMs }: { log: Log; patienceMs?: number | undefined },
  work: (session: MigrationSession, checkLock: () => void) => Promise<T>,
): Promise<T> {
  const opened: Client[] = []
  const open = async () => {
    const client = await connectForMigration(options)
    opened.push(client)
    return client
  }
  try {
    const holder = await open()
    let isLost = false
    holder.on('end', () => {
      isLost = true
    })
    await takeLock(holder, log)
    const session = new MigrationSession(await open(), new Observer(await open()), log, patienceMs)
    return await work(session, () => {
      if (isLost) throw new Error('The connection with the lock of migrations was lost. Another process may go on.')
    })
  } finally {
    for (const client of opened.reverse()) await client.end()
  }
}

/**
 * Asks again and again instead of waiting: a statement that waits keeps a snapshot, which `create index concurrently` waits
 * for. So does one with parameters until its transaction ends, for which reason there are none.
 */
async function takeLock(holder: Client, log: Log): Promise<void> {
  for (let polls = 0; ; polls++) {
    await holder.query('begin')
    const { rows } = await holder.query<{ held: boolean }>(`select pg_try_advisory_xact_lock(${lockKey}) as held`)
    if (rows[0]?.held) return
    await holder.query('rollback')
    if (polls % pollsPerReport === 1) log.info({}, 'another process migrates the database; waiting for it')
    await delay(lockPollMs)
  }
}

/** Without the limits of time that the role, the database or a request has. */
export async function connectForMigration(options: ConnectionOptions): Promise<Client> {
  const client = await connectToSession(options)
  await client.query(
    `select set_config(name, '0', false) from pg_settings
    where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`,
  )
  // The statement of a process that was killed ends soon, where the server can tell; else it goes on to its end.
  await client.query(`set client_connection_check_interval = '5s'`).catch(() => undefined)
  return client
}
