import { type Context, insideTransaction, type TransactionContext } from '../../context.ts'
import { isGivenUp, repeatGivenUp } from '../../db/given-up.ts'
import type { Queryable } from '../../db/queryable.ts'
import { isRead, type Statement } from '../../db/sql.ts'
import type { OpenTransaction } from '../../db/transaction.ts'
import { CommittedError } from '../errors.ts'
import { type Admission, admittedDatabase, admittedTransaction } from './admission.ts'
import type { Precondition } from './preconditions.ts'

/**
 * The single transaction of a request. It begins when the handler first needs one, so that slow work before it holds no
 * connection, and the router ends it when the outcome of the handler is known. From then on, `db` reads in it too.
 *
 * When PostgreSQL aborts the transaction because of another one, the handler's work in it runs again, but nothing
 * before it: an attempt is counted once, an endpoint is called once. It is not repeated after a handler has used it a
 * second time, because the handler then knows the outcome of the first. An operation that is `repeatable` runs again as a whole instead.
 */
export interface UnitOfWork {
  readonly context: Context
  begin(): Promise<OpenTransaction>
  commit(): Promise<void>
  rollback(): Promise<void>
}

interface UnitOfWorkOptions {
  /** Checked at the beginning of the transaction, and again where it runs again. */
  precondition?: Precondition | undefined
  admission?: Admission
  /** The caller runs all of it again, with another unit of work. So nothing is waited for before the commit. */
  isRepeatedWhole?: boolean | undefined
}

export function createUnitOfWork(
  base: Context,
  { precondition, admission, isRepeatedWhole = false }: UnitOfWorkOptions = {},
): UnitOfWork {
  let tx: OpenTransaction | undefined
  let opening: Promise<OpenTransaction> | undefined
  let failed = false
  /** How often the handler used the transaction. */
  let asked = 0
  const open = async () => {
    const begun = await base.system.database.begin(base.request?.id)
    const opened = admission === undefined || admission.isOver ? begun : admittedTransaction(begun, admission)
    try {
      await precondition?.(insideTransaction(base, opened))
    } catch (error) {
      await opened.rollback()
      throw error
    }
    return opened
  }
  const begin = async () => {
    opening ??= open()
    tx ??= await opening
    return tx
  }
  const rollback = async () => {
    // A connection that is still being fetched has to go back as well.
    const begun = await opening?.catch(() => undefined)
    await begun?.rollback()
  }
  const db = admission === undefined || admission.isOver ? base.db : admittedDatabase(() => base.db, admission)
  /** What changes something belongs to the transaction of what is repeated, whether or not the handler began it. */
  const at = async <T>(statement: Statement, ask: (where: Queryable) => Promise<T>) =>
    ask(isRepeatedWhole && !isRead(statement) ? await begin() : (tx ?? db))
  const run = async <T>(work: (tx: TransactionContext) => Promise<T>) => work(insideTransaction(context, await begin()))
  /** The outcome is not reported before everything that can be aborted is done. */
  const runFirst = async <T>(work: (tx: TransactionContext) => Promise<T>) => {
    try {
      const outcome = await run(work)
      await tx?.settle()
      return outcome
    } catch (error) {
      if (asked === 1 && isGivenUp(error)) {
        await rollback()
        tx = opening = undefined
      }
      throw error
    }
  }
  const context: Context = {
    ...base,
    ...(admission === undefined ? {} : { admission }),
    db: {
      many: (statement) => at(statement, (where) => where.many(statement)),
      one: (statement) => at(statement, (where) => where.one(statement)),
      maybe: (statement) => at(statement, (where) => where.maybe(statement)),
      run: (statement) => at(statement, (where) => where.run(statement)),
    },
    async transaction(work) {
      asked += 1
      try {
        if (isRepeatedWhole || asked > 1) return await run(work)
        return await repeatGivenUp(
          () => runFirst(work),
          () => asked === 1,
        )
      } catch (error) {
        failed = true
        throw base.system.onMissingParent(error)
      }
    },
  }
  return {
    context,
    begin,
    async commit() {
      // Half of a change must not become durable because a handler went on after an error.
      if (failed) throw new Error('A handler carried on after an error had left its transaction.')
      await tx?.commit().catch(base.system.onMissingParent)
    },
    rollback,
  }
}

/**
 * Runs one of several changes of a request, whose effects commit together or not at all.
 *
 * @throws what `work` throws, after everything was rolled back; an error that it returns by `commitWith`, after it was kept
 */
export async function inUnitOfWork<T>(base: Context, work: (ctx: Context) => Promise<T | CommittedError>): Promise<T> {
  const unit = createUnitOfWork(base)
  const outcome = await settle(unit, work)
  if (outcome instanceof CommittedError) throw outcome
  return outcome
}

async function settle<T>(unit: UnitOfWork, work: (ctx: Context) => Promise<T>): Promise<T> {
  try {
    const outcome = await work(unit.context)
    await unit.commit()
    return outcome
  } catch (error) {
    await unit.rollback()
    throw error
  }
}
