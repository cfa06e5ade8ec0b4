import type { Context, TransactionContext } from '../context.ts'
import type { Operation } from './operation.ts'

/** Keeps a record of the changes that operations make, each in the transaction of the change. */
export interface ChangeRecorder {
  /**
   * Called before the handler runs, which may read what is there before the change.
   *
   * @returns what writes the record, or `undefined` where this call leaves none
   */
  begin(
    operation: Operation,
    context: Context,
    input: { params: unknown; query: unknown; body: unknown },
  ): ChangeRecord | undefined
}

export interface ChangeRecord {
  /**
   * Called after the handler, within its transaction.
   *
   * @param answer what the operation answers with; `undefined` where that is nothing
   */
  write(tx: TransactionContext, answer: unknown): Promise<void>
}
