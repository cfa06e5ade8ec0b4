import type { Item } from '../../copies/caller.ts'
import { textOf } from '../../values.ts'

/** What tells a row from the others of its kind: its id, or what it consists of. */
export function keyOfRow(row: Readonly<Item>): string {
  // What is in several places is named with its place.
  const place = textOf(row.group) ?? (row.object === 'flag_target' ? textOf(row.organization_id) : null)
  if (place !== null) return `${place}/${textOf(row.id)}`
  if (row.object === 'audit_log_schema') return `${textOf(row.action)}/${textOf(row.version)}`
  return textOf(row.id) ?? (row.object === 'jwt_template' ? 'jwt_template' : JSON.stringify(row))
}
