import { ensurePartitions, type MonthlyTable } from '#events/event-log/index.ts'
import type { Database } from '#platform/db/database.ts'
import { defineCron } from '#platform/jobs/define-job.ts'

export const auditEventsTable: MonthlyTable = { name: 'audit_log_events', idPrefix: 'audit_log_event' }

export function ensureAuditLogPartitions(db: Database, now: Date): Promise<void> {
  return ensurePartitions(db, auditEventsTable, now)
}

export const addAuditLogPartitions = defineCron({
  name: 'add_audit_log_partitions',
  schedule: '47 3 * * *',
  run: (system) => ensureAuditLogPartitions(system.database, system.now()),
})
