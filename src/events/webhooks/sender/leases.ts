import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { beginLookups } from '../planner.ts'
import type { ClaimedDelivery } from './claimed-delivery.ts'

/** How long a delivery stays with a process that died. A running process renews its leases. */
const leaseMs = 10_000
export const renewalMs = 3_000

export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs)
}

export function isLeaseOver(delivery: ClaimedDelivery, now: Date): boolean {
  return Date.parse(delivery.locked_until) <= now.getTime()
}

/** Extends the leases of held deliveries before they expire. */
export async function renewLeases(system: System, held: Iterable<ClaimedDelivery>): Promise<void> {
  const until = leaseEnd(system.now())
  const ageing = [...held].filter((each) => until.getTime() - Date.parse(each.locked_until) >= renewalMs / 2)
  if (ageing.length === 0) return
  await updateLeases(system, ageing, sql`locked_until = ${until}`)
  for (const delivery of ageing) delivery.locked_until = until.toISOString()
}

/** Returns unsent deliveries, so that other processes need not wait for the leases to expire. */
export async function returnLeases(system: System, deliveries: readonly ClaimedDelivery[]): Promise<void> {
  if (deliveries.length > 0) await updateLeases(system, deliveries, sql`locked_until = null, locked_by = null`)
}

/** Changes only deliveries that are still leased by the same claim. */
async function updateLeases(
  system: System,
  deliveries: readonly ClaimedDelivery[],
  assignment: Statement,
): Promise<void> {
  await system.database.transaction(async (tx) => {
    beginLookups(tx)
    tx.send(sql`
      update webhook_deliveries delivery set ${assignment}
      from unnest(${deliveries.map((each) => each.environment_id)}::text[], ${deliveries.map((each) => each.id)}::text[],
        ${deliveries.map((each) => each.locked_by)}::text[]) held (environment_id, id, locked_by)
      where delivery.environment_id = held.environment_id and delivery.id = held.id
        and delivery.locked_by = held.locked_by`)
  })
}
