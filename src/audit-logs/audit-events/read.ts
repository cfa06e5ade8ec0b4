import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { auditEventNotFound } from './errors.ts'
import { isInLog } from './log-conditions.ts'
import { type AuditEvent, type AuditEventRow, auditEventColumns, toAuditEvent } from './schemas.ts'

/** @throws notFound */
export async function getAuditEvent(ctx: Context, id: string): Promise<AuditEvent> {
  const row = await ctx.db.maybe<AuditEventRow>(sql`
    select ${auditEventColumns} from audit_log_events e where e.environment_id = ${ctx.environmentId} and e.id = ${id}`)
  if (row === undefined) throw auditEventNotFound(id)
  return toAuditEvent(row)
}

/**
 * The events of an organization after a position in its log, in order, for followers. Positions have no gaps, and no
 * event is inserted before one that was read.
 */
export async function readAuditEventsAfter(
  ctx: Context,
  organizationId: string,
  sequence: number,
  limit: number,
): Promise<readonly AuditEvent[]> {
  const rows = await ctx.db.many<AuditEventRow>(sql`
    select ${auditEventColumns} from audit_log_events e
    where ${isInLog(ctx.environmentId, organizationId)} and e.sequence > ${sequence}
    order by e.sequence limit ${limit}`)
  return rows.map(toAuditEvent)
}

/** The place of an organization's newest event; 0 before the first. */
export async function newestSequence(ctx: Context, organizationId: string): Promise<number> {
  const row = await ctx.db.maybe<{ sequence: number }>(sql`
    select c.sequence from audit_log_chains c
    where c.environment_id = ${ctx.environmentId} and c.organization_id = ${organizationId}`)
  return row?.sequence ?? 0
}
