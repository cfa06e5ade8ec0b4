import type { Context, PendingAdmission } from '../../context.ts'
import type { Queryable } from '../../db/queryable.ts'
import { isRead, type Statement } from '../../db/sql.ts'
import type { OpenTransaction } from '../../db/transaction.ts'
import type { Answer } from './idempotency.ts'
import type { PresumedCaller } from './presumed-caller.ts'

/**
 * Whether a request that begins at once may take effect: its caller is confirmed, and its `Idempotency-Key` is new. These questions
 * leave together with the first statements of the handler, its BEGIN among them. Until they are answered, no statement of the handler
 * gives its outcome, none outside of a transaction changes anything, and nothing is committed. It throws, beside what the check of the caller
 * throws, EarlierAnswer and CallerChanged.
 */
export interface Admission extends PendingAdmission {
  /** Whether it was admitted. */
  readonly isOver: boolean
  /** Waits for what undoes the effects that a refused request had. */
  undo(): Promise<void>
}

/** The request was made before, and got this. */
export class EarlierAnswer extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('The request was answered before.')
    this.answer = answer
  }
}

/** The caller is not quite what it was presumed to be: the request begins once more, for this one. */
export class CallerChanged extends Error {
  readonly context: Context

  constructor(context: Context) {
    super('The caller has another name.')
    this.context = context
  }
}

export function beginAdmission(
  presumed: PresumedCaller | undefined,
  earlier: Promise<Answer | undefined> | undefined,
): Admission {
  let isOver = false
  const settle = async () => {
    const [confirmed, answer] = await Promise.all([presumed?.confirm(), earlier])
    if (presumed !== undefined && confirmed !== undefined && confirmed !== presumed.context)
      throw new CallerChanged(confirmed)
    if (answer !== undefined) throw new EarlierAnswer(answer)
    isOver = true
  }
  const settled = settle()
  // Each that waits for it gets the error.
  settled.catch(() => undefined)
  const undoing: (() => Promise<void>)[] = []
  return {
    settled,
    get isOver() {
      return isOver
    },
    ifRefused(undo) {
      if (!isOver) undoing.push(undo)
    },
    async undo() {
      const isRefused = await settled.then(
        () => false,
        () => true,
      )
      if (isRefused) await Promise.all(undoing.splice(0).map((undo) => undo()))
    },
  }
}

/** Sends reads at once, and changes once it is admitted. */
export function admittedDatabase(db: () => Queryable, admission: Admission): Queryable {
  const held = <T>(statement: Statement, ask: () => Promise<T>): Promise<T> => {
    if (admission.isOver) return ask()
    return isRead(statement) ? withheld(admission, ask()) : admission.settled.then(ask)
  }
  return {
    many: (statement) => held(statement, () => db().many(statement)),
    one: (statement) => held(statement, () => db().one(statement)),
    maybe: (statement) => held(statement, () => db().maybe(statement)),
    run: (statement) => held(statement, () => db().run(statement)),
  }
}

/** Sends everything at once, since nothing lasts before the commit, which waits. */
export function admittedTransaction(tx: OpenTransaction, admission: Admission): OpenTransaction {
  return {
    isTransaction: true,
    many: (statement) => withheld(admission, tx.many(statement)),
    one: (statement) => withheld(admission, tx.one(statement)),
    maybe: (statement) => withheld(admission, tx.maybe(statement)),
    run: (statement) => withheld(admission, tx.run(statement)),
    send: (statement, onFailure) => tx.send(statement, onFailure),
    beforeCommit: (work) => tx.beforeCommit(work),
    afterCommit: (work) => tx.afterCommit(work),
    settle: () => withheld(admission, tx.settle()),
    async commit() {
      await admission.settled
      await tx.commit()
    },
    rollback: () => tx.rollback(),
  }
}

async function withheld<T>(admission: Admission, outcome: Promise<T>): Promise<T> {
  if (admission.isOver) return outcome
  // It may be lost, or come much later for a lock that it waits for.
  outcome.catch(() => undefined)
  await admission.settled
  return outcome
}
