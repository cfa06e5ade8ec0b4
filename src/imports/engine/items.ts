import type { ImportRecord } from '../records.ts'
import type { Row } from './rows.ts'

/** A record with the row that it is of. */
export interface Item<Record> {
  row: Row
  record: Record
}

/** The records of a kind, in the order of the rows. */
export function itemsOf<Kind extends ImportRecord['kind']>(
  rows: readonly Row[],
  kind: Kind,
): Item<Extract<ImportRecord, { kind: Kind }>>[] {
  const isOfKind = (record: ImportRecord): record is Extract<ImportRecord, { kind: Kind }> => record.kind === kind
  return rows.flatMap((row) => row.records.filter(isOfKind).map((record) => ({ row, record })))
}
