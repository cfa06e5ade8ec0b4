import { textOf } from '../../values.ts'
import type { Item } from './vendor.ts'

/** What tells a row from the others of its kind: its id, or what it consists of. */
export function keyOfRow(row: Readonly<Item>): string {
  return textOf(row.id) ?? JSON.stringify(row)
}
