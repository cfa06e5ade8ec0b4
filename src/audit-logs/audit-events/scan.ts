import type { Context } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { type Place, within } from './bounds.ts'
import type { AuditEventFilter } from './filter.ts'
import { isInLog } from './log-conditions.ts'
import { isMatch } from './matching.ts'
import { type AuditEvent, type AuditEventRow, auditEventColumns, toAuditEvent } from './schemas.ts'
import { toTermQueries } from './term-queries.ts'

/**
 * The next part of all events that a filter lets through, oldest first, for who reads all of them. Looks at `limit` events at
 * most, so a part costs the same whatever the filter, and events that go meanwhile end nothing.
 *
 * @param after where the part before ended; `undefined` for the first
 * @returns the events, and where the part ends; `undefined` for the last
 */
export async function scanAuditEvents(
  ctx: Context,
  organizationId: string,
  filter: AuditEventFilter,
  after: Place | undefined,
  limit: number,
): Promise<{ events: AuditEvent[]; end: Place | undefined }> {
  const { environmentId } = ctx
  const { text } = toTermQueries({ environmentId, organizationId }, filter) ?? {}
  const listed = all([isInLog(environmentId, organizationId), ...within({ from: filter.from, to: filter.to, after })])
  const rows = await ctx.db.many<AuditEventRow & { is_wanted: boolean; number: number }>(sql`
    select ${auditEventColumns}, e.is_wanted, e.number from (
      select ${auditEventColumns}, ${isMatch(filter, text)} as is_wanted,
        (row_number() over (order by e.occurred_at, e.sequence))::integer as number
      from (
        select ${auditEventColumns}, e.environment_id, e.search, e.words from audit_log_events e where ${listed}
        order by e.occurred_at, e.sequence limit ${limit}
      ) e
    ) e where e.is_wanted or e.number = ${limit} order by e.number`)
  const last = rows.at(-1)
  const isFull = last !== undefined && last.number === limit
  return {
    events: rows.filter((row) => row.is_wanted).map(toAuditEvent),
    end: isFull ? { occurred_at: last.occurred_at, sequence: last.sequence } : undefined,
  }
}
