import type { Client } from 'pg'
import { errorCode } from '../error-code.ts'
import { type ConnectionOptions, pipelinedConfig } from './connection.ts'
import { DatabaseUnavailable, unavailable } from './database-unavailable.ts'
import { holdWrites } from './hold-writes.ts'
import { type Asking, ask } from './named-query.ts'
import type { OrdinaryStatements } from './ordinary-statements.ts'
import type { Answer } from './queryable.ts'
import { settingsStatement, sharedSettings, sharedTimeoutMs } from './session-settings.ts'
import { clientClass, promptTimeouts, type Watch } from './silence.ts'
import type { SlowWork, Work } from './slow-work.ts'
import { isRead, type Statement } from './sql.ts'

/**
 * Sends each statement immediately over one of a few shared connections, without waiting for earlier answers. Nothing
 * may span two statements: no BEGIN, no SET, no cursor.
 */
export class PipelinedReader {
  readonly #connections: Promise<Client>[] = []
  readonly #options: ConnectionOptions
  readonly #count: number
  readonly #asking: Asking
  readonly #ordinary: OrdinaryStatements
  readonly #slowWork: SlowWork
  readonly #watch: Watch
  /** Of shared reads that were written and have not left yet, by their statements. */
  readonly #unsent = new Map<string, Promise<Answer>>()
  /** When everything that has arrived on sockets meanwhile is read. */
  readonly #leaveTogether = (leave: () => void) =>
    setImmediate(() => {
      this.#unsent.clear()
      leave()
    })
  #next = 0
  #isTurnOver = true
  #closed = false

  /** @param ordinary as many connections as `slowWork` has places. */
  constructor(
    options: ConnectionOptions,
    count: number,
    ordinary: OrdinaryStatements,
    slowWork: SlowWork,
    watch: Watch,
  ) {
    this.#options = options
    this.#asking = options.isPooled ? { settings: settingsStatement(sharedSettings) } : {}
    this.#count = count
    this.#ordinary = ordinary
    this.#slowWork = slowWork
    this.#watch = watch
  }

  /** @throws DatabaseUnavailable, SlowWorkRefused */
  async query(statement: Statement, work: Work): Promise<Answer> {
    try {
      return await this.#ask(statement, work)
    } catch (error) {
      // Its connection was lost. A read is repeated once over a new one; for anything else, it is unknown whether it
      // was done.
      if (error instanceof DatabaseUnavailable && error.mayBeDone && isRead(statement))
        return this.#ask(statement, work)
      throw error
    }
  }

  async #ask(statement: Statement, work: Work): Promise<Answer> {
    if (this.#slowWork.isKnown(work, statement.name)) return this.#askAlone(statement, work)
    const slot = this.#takeSlot()
    this.#connections[slot] ??= this.#connect(slot)
    const client = await this.#connections[slot]
    try {
      return await (work.isShared === true ? this.#share(client, statement) : this.#send(client, statement))
    } catch (error) {
      const code = errorCode(error)
      // Each of these means that the statement did nothing, so a second try cannot do its work twice.
      if (code === queryCanceled) this.#slowWork.note(work, statement.name)
      if (code === queryCanceled || preparationErrors.has(code)) return this.#askAlone(statement, work)
      if (code === planOutOfDate) return this.#askAlone(statement, work, { isUnnamed: true })
      throw error
    }
  }

  #send(client: Client, statement: Statement): Promise<Answer> {
    holdWrites(client, this.#leaveTogether)
    return ask(client, statement, this.#asking)
  }

  /** Sends equal statements once, as long as they have not left: what was committed before any of them was asked is in the answer. */
  #share(client: Client, statement: Statement): Promise<Answer> {
    const key = keyOf(statement)
    const answer = this.#unsent.get(key) ?? this.#send(client, statement)
    this.#unsent.set(key, answer)
    return answer
  }

  /** @throws DatabaseUnavailable, SlowWorkRefused */
  #askAlone(statement: Statement, work: Work, how?: { isUnnamed: boolean }): Promise<Answer> {
    return this.#slowWork.run(work, async () => {
      const began = performance.now()
      try {
        return await this.#ordinary.ask(statement, how)
      } finally {
        if (performance.now() - began > sharedTimeoutMs) this.#slowWork.note(work, statement.name)
      }
    })
  }

  /** Statements that leave together go to one connection, and so in one write, which wakes one process of the database. */
  #takeSlot(): number {
    const slot = this.#next
    if (!this.#isTurnOver) return slot
    this.#isTurnOver = false
    setImmediate(() => {
      this.#isTurnOver = true
      this.#next = (slot + 1) % this.#count
    })
    return slot
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#connections.map(async (connection) => (await connection)?.end()))
  }

  #connect(slot: number): Promise<Client> {
    if (this.#closed) return Promise.reject(new Error('The database is closed.'))
    const client = new (clientClass(this.#options))(pipelinedConfig(this.#options, sharedSettings))
    const connection = client
      .connect()
      .then(async () => {
        this.#watch.add(client, promptTimeouts)
        // Prepares it.
        if (this.#asking.settings !== undefined) await ask(client, this.#asking.settings)
        return client
      })
      .catch(unavailable)
    const forget = () => {
      // The end of a lost connection is reported late: its successor may have replaced it by then.
      if (this.#connections[slot] === connection) delete this.#connections[slot]
    }
    client.on('error', forget)
    client.on('end', forget)
    connection.catch(forget)
    return connection
  }
}

function keyOf({ name, values }: Statement): string {
  return `${name} ${JSON.stringify(values.map((value) => (Buffer.isBuffer(value) ? [value.toString('base64')] : value)))}`
}

/** `query_canceled`: here always the statement timeout. */
const queryCanceled = '57014'
/**
 * `invalid_sql_statement_name`: the statement was sent behind another of the same text, which was to prepare it and
 * timed out before it did, waiting for a lock or for the processor. `duplicate_prepared_statement`: the driver lost
 * count of such a failure and prepared a text twice.
 */
const preparationErrors: ReadonlySet<string | undefined> = new Set(['26000', '42P05'])
/** `cached plan must not change result type`: a migration changed a column under a prepared statement. */
const planOutOfDate = '0A000'
