import type { Context } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { type Place, within } from './bounds.ts'
import { type AuditEvent, type AuditEventRow, auditEventColumns, toAuditEvent } from './schemas.ts'
import { type AuditEventFilter, toTsqueries } from './search.ts'

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
  const terms = toTsqueries({ environmentId: ctx.environmentId, organizationId }, filter)?.all
  const conditions = [
    sql`e.environment_id = ${ctx.environmentId}`,
    sql`e.organization_id = ${organizationId}`,
    ...within({ from: filter.from, to: filter.to, after }),
  ]
  const isWanted = terms === undefined ? sql`true` : sql`e.search @@ ${terms}::tsquery`
  const rows = await ctx.db.many<AuditEventRow & { is_wanted: boolean; number: number }>(sql`
    select ${auditEventColumns}, e.is_wanted, e.number from (
      select ${auditEventColumns}, ${isWanted} as is_wanted, (row_number() over (order by e.occurred_at, e.id))::integer as number
      from (
        select ${auditEventColumns}, e.search from audit_log_events e where ${all(conditions)}
        order by e.occurred_at, e.id limit ${limit}
      ) e
    ) e where e.is_wanted or e.number = ${limit} order by e.number`)
  const last = rows.at(-1)
  const isFull = last !== undefined && last.number === limit
  return {
    events: rows.filter((row) => row.is_wanted).map(toAuditEvent),
    end: isFull ? { occurred_at: last.occurred_at, id: last.id } : undefined,
  }
}
