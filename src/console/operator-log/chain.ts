import { type NewAuditEvent, recordOwnAuditEvents } from '#audit-logs/audit-events/index.ts'
import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { createOrganization } from '#tenancy/organizations/index.ts'
import { ensureOperatorsEnvironment } from '../operators/index.ts'
import type { Entry } from './entry.ts'

const batch = 100
const environmentsAtOnce = 100
const lockClass = 7_281_645

/** Moves all entries that wait into the audit logs of their environments. */
export async function chainAllEntries(system: System): Promise<void> {
  for (;;) {
    const waiting = await system.database.transaction((tx) =>
      tx.many<{ environment_id: string }>(
        sql`select distinct environment_id from operator_log_entries limit ${environmentsAtOnce}`,
      ),
    )
    if (waiting.length === 0) return
    for (const { environment_id } of waiting) await chainEntries(system, environment_id)
  }
}

/**
 * Moves the entries of an environment that wait into its audit log, in the order in which they were made: afterwards every
 * change that was answered before is in it. An entry is moved once, however many processes do so at the same time.
 *
 * @returns the organization of the operators' environment that the log is of; `undefined` for a log without an entry
 */
export async function chainEntries(system: System, environmentId: string): Promise<Log | undefined> {
  const known = await findLog(system, environmentId)
  const waits = await system.database.maybe(
    sql`select 1 from operator_log_entries where environment_id = ${environmentId} limit 1`,
  )
  if (waits === undefined) return known
  const log = known ?? (await beginLog(await ensureOperatorsEnvironment(system), environmentId))
  for (;;) {
    const moved = await log.ctx.transaction(async (tx) => {
      await tx.db.run(sql`select pg_advisory_xact_lock(${lockClass}, hashtext(${environmentId}))`)
      const rows = await tx.db.many<{ id: string; entry: Entry }>(sql`
        select id, entry from operator_log_entries where environment_id = ${environmentId} order by id limit ${batch}`)
      const events = rows.map(({ id, entry }) => ({ event: toAuditEvent(id, entry), idempotencyKey: id }))
      await recordOwnAuditEvents(tx, log.organizationId, events)
      await tx.db.run(sql`
        delete from operator_log_entries where environment_id = ${environmentId} and id = any(${rows.map(({ id }) => id)})`)
      return rows.length
    })
    if (moved < batch) return log
  }
}

/** The audit log of an environment. */
export interface Log {
  /** Of the operators' environment. */
  ctx: Context
  organizationId: string
}

async function findLog(system: System, environmentId: string): Promise<Log | undefined> {
  const ctx = await ensureOperatorsEnvironment(system)
  const row = await ctx.db.maybe<{ organization_id: string }>(sql`
    select organization_id from operator_logs
    where environment_id = ${ctx.environmentId} and of_environment_id = ${environmentId}`)
  return row && { ctx, organizationId: row.organization_id }
}

/** Of concurrent calls one begins it. */
async function beginLog(ctx: Context, environmentId: string): Promise<Log> {
  const { name } = await ctx.db.one<{ name: string }>(
    sql`select e.name from environments e where e.id = ${environmentId}`,
  )
  const begun = await ctx
    .transaction(async (tx) => {
      const { id } = await createOrganization(tx, { name: `Operator log of ${name}` })
      await tx.db.run(sql`
        insert into operator_logs (environment_id, organization_id, of_environment_id)
        values (${tx.environmentId}, ${id}, ${environmentId})`)
      return id
    })
    .catch(onViolation('operator_logs_environment', () => new LogExists()))
    .catch((error: unknown) => {
      if (error instanceof LogExists) return undefined
      throw error
    })
  if (begun !== undefined) return { ctx, organizationId: begun }
  const log = await findLog(ctx.system, environmentId)
  if (log === undefined) throw new Error('The log of an environment that another call has begun is gone.')
  return log
}

class LogExists extends Error {}

/** In the words of audit logs. What has no place of its own in them is metadata. */
function toAuditEvent(
  id: string,
  { action, occurredAt, actor, targets, location, userAgent, ...rest }: Entry,
): NewAuditEvent {
  const { requestId, reason, outcome, changes } = rest
  const { role, sessionId } = actor
  const { before, after, withheld } = changes
  return {
    action,
    occurred_at: occurredAt,
    actor: {
      id: actor.id,
      type: actor.type,
      name: actor.name,
      metadata: { ...(role && { role }), ...(sessionId && { session_id: sessionId }) },
    },
    targets: targets.map((target) => ({ ...target })),
    context: { location: location || 'unknown', ...(userAgent && { user_agent: userAgent }) },
    metadata: {
      entry_id: id,
      ...(requestId && { request_id: requestId }),
      ...(reason && { reason }),
      ...(outcome && { outcome }),
      ...(before && { before: JSON.stringify(before) }),
      ...(after && { after: JSON.stringify(after) }),
      ...(withheld && { withheld: withheld.join(',') }),
    },
  }
}
