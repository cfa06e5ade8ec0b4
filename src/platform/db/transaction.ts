import type { PoolClient, QueryResult } from 'pg'
import { DeadlinePassed, within } from '../deadline.ts'
import type { Span } from '../traces/traces.ts'
import { onConnectionLoss, onUncommittedLoss } from './database-unavailable.ts'
import { holdWrites } from './hold-writes.ts'
import { ask } from './named-query.ts'
import { type Answer, type Queryable, queryable } from './queryable.ts'
import type { Statement } from './sql.ts'
import { askWhetherCommitsWait, DatabaseUnsynchronized, type StandbyWatch } from './standby-watch.ts'
import type { StatementObserver } from './statement-observer.ts'

/** A running transaction. Functions that must not run outside one take this type. */
export interface Transaction extends Queryable {
  readonly isTransaction: true
  /**
   * Sends a statement without waiting for its answer. If it fails, the commit fails. Saves a round trip for rows that
   * accompany a change, such as its events, and for a change whose result is known.
   *
   * @param onFailure throws what the commit then fails with.
   */
  send(statement: Statement, onFailure?: (error: unknown) => never): void
  /**
   * Waits for sent statements. Rejects when one of them failed, which otherwise a later statement or the commit would report: for a
   * caller that catches what a function throws.
   */
  settle(): Promise<void>
  /** Calls `work`, which may send statements, right before the commit. */
  beforeCommit(work: () => void): void
  /** Calls `work` once everything is durable, and never if it is not. */
  afterCommit(work: () => void): void
}

/** A transaction whose end is in the caller's hands. */
export interface OpenTransaction extends Transaction {
  /** Makes everything durable. Rejects, with nothing stored, when any statement failed. */
  commit(): Promise<void>
  /** Undoes everything. Harmless after a commit. */
  rollback(): Promise<void>
}

const commit = { summary: 'commit' }
/** For how long a commit may wait for a standby. Longer than a standby takes to connect again. */
const standbyWithinMs = 10_000

export interface TransactionParts {
  observer: StatementObserver
  /** What a session does not keep, because it is a pooler's. */
  settings?: Statement | undefined
  /** The id of the request that the transaction belongs to. */
  requestId?: string | undefined
  /** The span of the transaction, which ends with it. */
  span?: Span | undefined
  /** Given if a commit is acknowledged only once a standby has it. */
  standby?: StandbyWatch | undefined
}

/** A transaction on a pipelined connection: BEGIN leaves with the first statement, COMMIT right behind the last. */
export class PooledTransaction implements OpenTransaction {
  readonly isTransaction = true
  readonly many: Queryable['many']
  readonly one: Queryable['one']
  readonly maybe: Queryable['maybe']
  readonly run: Queryable['run']
  readonly #client: PoolClient
  readonly #settings: Statement | undefined
  readonly #sent: Promise<unknown>[] = []
  #unanswered = 0
  #failure: unknown
  readonly #last: (() => void)[] = []
  readonly #next: (() => void)[] = []
  #state: 'unused' | 'open' | 'over' = 'unused'
  readonly #observer: StatementObserver
  readonly #requestId: string | undefined
  readonly #span: Span | undefined
  readonly #standby: StandbyWatch | undefined

  constructor(client: PoolClient, { settings, observer, requestId, span, standby }: TransactionParts) {
    this.#client = client
    this.#settings = settings
    this.#observer = observer
    this.#requestId = requestId
    this.#span = span
    this.#standby = standby
    const methods = queryable((statement) => this.#query(statement))
    this.many = methods.many
    this.one = methods.one
    this.maybe = methods.maybe
    this.run = methods.run
  }

  send(statement: Statement, onFailure?: (error: unknown) => never): void {
    // The rejection is not lost: commit() awaits the same promise.
    this.#query(statement, onFailure).catch(() => undefined)
  }

  beforeCommit(work: () => void): void {
    this.#last.push(work)
  }

  afterCommit(work: () => void): void {
    this.#next.push(work)
  }

  async settle(): Promise<void> {
    if (this.#unanswered > 0) await Promise.all(this.#sent)
    if (this.#failure !== undefined) throw this.#failure
  }

  async commit(): Promise<void> {
    for (const work of this.#last) work()
    if (this.#state === 'open') {
      const committed = this.#observe(commit, this.#client.query('commit').catch(onConnectionLoss))
      const confirmed = this.#standby === undefined ? undefined : this.#confirm(this.#standby, committed)
      const [answer] = await Promise.all([committed, confirmed, ...this.#sent])
      // PostgreSQL answers ROLLBACK, without an error, to the COMMIT of a failed transaction.
      if (answer.command !== 'COMMIT') throw new Error('The transaction was rolled back because a statement failed.')
    }
    this.#end('committed')
    for (const work of this.#next) work()
  }

  async rollback(): Promise<void> {
    if (this.#state === 'over') return
    const undone = this.#state === 'open' ? this.#client.query('rollback') : Promise.resolve()
    // A connection that cannot even roll back is of no use to the next caller.
    const [end] = await Promise.allSettled([undone, ...this.#sent])
    this.#end('rolled back', end.status === 'rejected')
  }

  /** @throws DatabaseUnsynchronized unless a standby has what was committed. */
  async #confirm(standby: StandbyWatch, committed: Promise<Pick<QueryResult, 'command'>>): Promise<void> {
    const asked = ask(this.#client, askWhetherCommitsWait).catch(onConnectionLoss)
    // Whatever comes of it, the outcome of the commit is awaited.
    asked.catch(() => undefined)
    const isInTime = await within(standbyWithinMs, committed).then(
      () => true,
      (error: unknown) => !(error instanceof DeadlinePassed),
    )
    if (!isInTime) {
      // The session goes on waiting, so no one else can use it.
      this.#end('committed', true)
      throw new DatabaseUnsynchronized(true)
    }
    const { command } = await committed
    const [row] = (await asked).rows as { commits_wait: boolean }[]
    const isConfirmed = row?.commits_wait === true && !standby.takeCutShort(this.#client)
    if (command === 'COMMIT' && !isConfirmed) throw new DatabaseUnsynchronized(true)
  }

  #end(outcome: 'committed' | 'rolled back', broken = false): void {
    this.#state = 'over'
    this.#client.release(broken)
    this.#span?.set({ 'gatehouse.transaction.outcome': outcome })
    this.#span?.end()
  }

  #observe<T>(asked: { summary: string }, answer: Promise<T>): Promise<T> {
    return this.#observer.observe(asked, answer, this.#requestId, this.#span)
  }

  #query(statement: Statement, onFailure?: (error: unknown) => never): Promise<Answer> {
    if (this.#state === 'over') return Promise.reject(new Error('A statement came after its transaction was over.'))
    holdWrites(this.#client)
    if (this.#state === 'unused') {
      this.#state = 'open'
      this.#track(this.#client.query('begin').catch(onConnectionLoss))
      if (this.#settings !== undefined) this.#track(ask(this.#client, this.#settings).catch(onUncommittedLoss))
    }
    return this.#track(this.#observe(statement, ask(this.#client, statement).catch(onUncommittedLoss)), onFailure)
  }

  #track<T>(asked: Promise<T>, onFailure?: (error: unknown) => never): Promise<T> {
    this.#unanswered += 1
    const promise = asked.then(
      (answer) => {
        this.#unanswered -= 1
        return answer
      },
      (error: unknown) => {
        this.#unanswered -= 1
        // Errors after a failure only result from it. They may arrive with it, so it is put into words at once.
        this.#failure ??= inWords(error, onFailure)
        throw this.#failure
      },
    )
    this.#sent.push(promise)
    promise.catch(() => undefined)
    return promise
  }
}

function inWords(error: unknown, onFailure?: (error: unknown) => never): unknown {
  try {
    return onFailure === undefined ? error : onFailure(error)
  } catch (worded) {
    return worded
  }
}
