import type { TransactionContext } from './context.ts'

/**
 * A context of the running transaction in which the next objects with these prefixes get these ids instead of new ones: for objects that keep the id
 * that they have in another system. What is made beyond them gets new ids.
 *
 * @param ids by prefix, in the order in which the objects are made
 */
export function withIds(tx: TransactionContext, ids: Readonly<Record<string, readonly string[]>>): TransactionContext {
  const left = new Map(Object.entries(ids).map(([prefix, given]) => [prefix, [...given]]))
  const keeping: TransactionContext = {
    ...tx,
    newId: (prefix) => left.get(prefix)?.shift() ?? tx.newId(prefix),
    transaction: (work) => work(keeping),
  }
  return keeping
}
