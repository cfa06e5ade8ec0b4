import { type Context, insideTransaction } from '../context.ts'
import type { OpenTransaction } from '../db/transaction.ts'

/**
 * Makes one transaction of a request: begun when the handler first asks for one, so that slow work before it holds no
 * connection, and ended by the router when the handler's outcome is known. From its beginning on, `db` reads in it too.
 */
export interface UnitOfWork {
  readonly context: Context
  /** The transaction, if the handler began one. */
  readonly begun: OpenTransaction | undefined
  begin(): Promise<OpenTransaction>
  commit(): Promise<void>
  rollback(): Promise<void>
}

export function createUnitOfWork(base: Context): UnitOfWork {
  let tx: OpenTransaction | undefined
  let opening: Promise<OpenTransaction> | undefined
  let failed = false
  const begin = async () => {
    opening ??= base.system.database.begin()
    tx ??= await opening
    return tx
  }
  const current = () => tx ?? base.db
  const context: Context = {
    ...base,
    db: {
      many: (statement) => current().many(statement),
      one: (statement) => current().one(statement),
      maybe: (statement) => current().maybe(statement),
      run: (statement) => current().run(statement),
    },
    async transaction(work) {
      const inside = insideTransaction(context, await begin())
      try {
        return await work(inside)
      } catch (error) {
        failed = true
        throw error
      }
    },
  }
  return {
    context,
    begin,
    get begun() {
      return tx
    },
    async commit() {
      // Half of a change must not become durable because a handler went on after an error.
      if (failed) throw new Error('A handler carried on after an error had left its transaction.')
      await tx?.commit()
    },
    async rollback() {
      // A connection that is still being fetched has to go back as well.
      const begun = await opening?.catch(() => undefined)
      await begun?.rollback()
    },
  }
}
