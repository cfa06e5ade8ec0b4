import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { ClaimedStream } from './claimed-stream.ts'

/** How long a stream stays with a process that died. A running process renews its leases. */
const leaseMs = 10_000
export const renewalMs = 3_000

export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs)
}

/** Whether another process may have taken it over. */
export function isLeaseOver(stream: ClaimedStream, now: Date): boolean {
  return Date.parse(stream.locked_until) <= now.getTime()
}

/** Extends the leases of the streams that this process sends for. */
export async function renewLeases(system: System, held: Iterable<ClaimedStream>): Promise<void> {
  const until = leaseEnd(system.now())
  const streams = [...held]
  if (streams.length === 0) return
  const renewed = new Set(await updateLeases(system, streams, sql`locked_until = ${until}`))
  for (const stream of streams) if (renewed.has(stream.id)) stream.locked_until = until.toISOString()
}

/** Gives streams back, so that other processes need not wait for the leases to end. */
export async function returnLeases(system: System, streams: readonly ClaimedStream[]): Promise<void> {
  if (streams.length > 0) await updateLeases(system, streams, sql`locked_until = null, locked_by = null`)
}

/** @returns the ids of those that are still leased by the same claim. */
async function updateLeases(
  system: System,
  streams: readonly ClaimedStream[],
  assignment: Statement,
): Promise<string[]> {
  const rows = await system.database.many<{ id: string }>(sql`
    update audit_log_streams s set ${assignment}
    from unnest(${streams.map((each) => each.environment_id)}::text[], ${streams.map((each) => each.id)}::text[],
      ${streams.map((each) => each.locked_by)}::text[]) held (environment_id, id, locked_by)
    where s.environment_id = held.environment_id and s.id = held.id and s.locked_by = held.locked_by
    returning s.id`)
  return rows.map(({ id }) => id)
}
