import type { Context, TransactionContext } from '#platform/context.ts'
import type { ObjectRecord } from './records.ts'

/** How objects of one type that keep their ids are stored. A refusal of the API is a problem of the row. */
export interface ObjectWriter {
  /** For counts: `organizations`. */
  plural: string
  /** @returns `found` for one that was here and follows the source from now on, `undefined` for one that does not come in */
  create(tx: TransactionContext, id: string, value: ObjectRecord['value']): Promise<'created' | 'found' | undefined>
  /** Brings one that was imported to what the source has. */
  update(tx: TransactionContext, id: string, value: ObjectRecord['value']): Promise<void>
  remove(ctx: Context, id: string, value: ObjectRecord['value']): Promise<void>
}

export type ObjectWriters = Readonly<Record<string, ObjectWriter>>
