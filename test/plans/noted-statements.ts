import type { Database } from '#platform/db/database.ts'
import type { Queryable } from '#platform/db/queryable.ts'
import type { Statement } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'

/**
 * Notes what a server asks its database while it works on something, one thing at a time: what it does by itself meanwhile is
 * noted too.
 */
export function noteStatements(database: Database): <T>(work: () => Promise<T>) => Promise<[T, Statement[]]> {
  let noted: Statement[] = []
  const { as, begin, shared, transaction } = database
  noteIn(database)
  noteIn(shared)
  Object.assign(database, {
    as: (work: Parameters<typeof as>[0]) => noteIn(as(work)),
    begin: async () => noteSent(await begin()),
    transaction: <T>(work: Parameters<typeof transaction<T>>[0]) => transaction((tx) => work(noteSent(tx))),
  })
  return async (work) => {
    noted = []
    const result = await work()
    return [result, noted]
  }

  function noteSent<T extends Transaction>(tx: T): T {
    const { send } = tx
    return Object.assign(noteIn(tx), {
      send(...args: Parameters<Transaction['send']>) {
        noted.push(args[0])
        send.apply(tx, args)
      },
    })
  }

  function noteIn<Q extends Queryable>(queryable: Q): Q {
    const { many, one, maybe, run } = queryable
    const noting =
      <Args extends [Statement], R>(ask: (...args: Args) => R) =>
      (...args: Args): R => {
        noted.push(args[0])
        return ask(...args)
      }
    return Object.assign(queryable, { many: noting(many), one: noting(one), maybe: noting(maybe), run: noting(run) })
  }
}
