import { stringify } from 'csv-stringify/sync'
import type { AuditEvent } from '../../audit-events/index.ts'
import type { ExportFormat } from './format.ts'

const columns = [
  ...['id', 'action', 'occurred_at', 'actor_id', 'actor_type', 'actor_name', 'actor_metadata', 'targets'],
  ...['context_location', 'context_user_agent', 'metadata', 'version'],
]

/** RFC 4180, with values of several members as JSON. */
export const csv: ExportFormat = {
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  header: lines([columns]),
  linesOf: (events) => lines(events.map(toRow)),
}

function lines(rows: readonly (readonly string[])[]): string {
  return stringify([...rows] as string[][], { record_delimiter: 'windows' })
}

function toRow({ id, action, occurred_at, actor, targets, context, metadata, version }: AuditEvent): string[] {
  return [
    ...[id, action, occurred_at, actor.id, actor.type, actor.name ?? '', JSON.stringify(actor.metadata)],
    ...[JSON.stringify(targets), context.location, context.user_agent ?? '', JSON.stringify(metadata), String(version)],
  ].map(withoutFormula)
}

/**
 * A cell that a spreadsheet would take for a formula begins with an apostrophe (I-7), also where it begins with the wide form
 * of a sign, which some of them read alike.
 */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}
