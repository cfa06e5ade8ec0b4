import { type NewAuditEvent, recordOwnAuditEvents } from '#audit-logs/audit-events/index.ts'
import type { Context, System } from '#platform/context.ts'
import { DatabaseUnavailable } from '#platform/db/database-unavailable.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
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
 * change that was answered before is in it. An entry is moved once, however many processes do so at the same time. Entries wait in the
 * cluster of the environment, and where it was before; the log is in `main`.
 *
 * @returns the organization of the operators' environment that the log is of; `undefined` for a log without an entry
 */
export async function chainEntries(asking: System, environmentId: string): Promise<Log | undefined> {
  let log = await findLog(asking, environmentId)
  for (const system of asking.clusters.all())
    log = await chainFrom(system, environmentId, log).catch((error: unknown) => {
      // Another cluster that does not answer keeps its entries until it does.
      if (error instanceof DatabaseUnavailable && system.cluster !== asking.cluster) return log
      throw error
    })
  return log
}

async function chainFrom(system: System, environmentId: string, known: Log | undefined): Promise<Log | undefined> {
  const waits = await system.database.maybe(
    sql`select 1 from operator_log_entries where environment_id = ${environmentId} limit 1`,
  )
  if (waits === undefined) return known
  const log = known ?? (await beginLog(system, environmentId))
  while ((await moveBatch(system, environmentId, log)) === batch);
  return log
}

/** @returns how many entries were moved */
async function moveBatch(system: System, environmentId: string, log: Log): Promise<number> {
  const isHere = system.cluster === log.ctx.system.cluster
  const ids = await log.ctx.transaction(async (tx) => {
    await tx.db.run(sql`select pg_advisory_xact_lock(${lockClass}, hashtext(${environmentId}))`)
    const source = isHere ? tx.db : system.database
    const rows = await source.many<{ id: string; entry: Entry }>(sql`
      select id, entry from operator_log_entries where environment_id = ${environmentId} order by id limit ${batch}`)
    const events = rows.map(({ id, entry }) => ({ event: toAuditEvent(id, entry), idempotencyKey: id }))
    await recordOwnAuditEvents(tx, log.organizationId, events)
    const moved = rows.map(({ id }) => id)
    if (isHere) await tx.db.run(deleteEntries(environmentId, moved))
    return moved
  })
  // From another database only once they are in the log. If that fails, they are recognized by their keys the next time.
  if (!isHere) await system.database.run(deleteEntries(environmentId, ids))
  return ids.length
}

function deleteEntries(environmentId: string, ids: readonly string[]): Statement {
  return sql`delete from operator_log_entries where environment_id = ${environmentId} and id = any(${ids})`
}

/** The audit log of an environment. */
export interface Log {
  /** The context of the operators' environment. */
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

/** Begins the log. Of concurrent calls, one does. */
async function beginLog(system: System, environmentId: string): Promise<Log> {
  const ctx = await ensureOperatorsEnvironment(system)
  const { name } = await system.database.one<{ name: string }>(
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
