import { csvRows } from '#platform/csv.ts'
import type { AuditEvent } from '../../audit-events/index.ts'
import type { ExportFormat } from './format.ts'

const columns = [
  'id',
  'action',
  'occurred_at',
  'actor_id',
  'actor_type',
  'actor_name',
  'actor_metadata',
  'targets',
  'context_location',
  'context_user_agent',
  'metadata',
  'version',
]

/** RFC 4180, with values of several members as JSON. */
export const csv: ExportFormat = {
  extension: 'csv',
  contentType: 'text/csv; charset=utf-8; header=present',
  header: csvRows([columns]),
  linesOf: (events) => csvRows(events.map(toRow)),
}

function toRow({ id, action, occurred_at, actor, targets, context, metadata, version }: AuditEvent): string[] {
  return [
    id,
    action,
    occurred_at,
    actor.id,
    actor.type,
    actor.name ?? '',
    JSON.stringify(actor.metadata),
    JSON.stringify(targets),
    context.location,
    context.user_agent ?? '',
    JSON.stringify(metadata),
    String(version),
  ]
}
