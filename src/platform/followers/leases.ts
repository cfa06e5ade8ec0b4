import type { System } from '../context.ts'
import { beginLookups } from '../db/lookups.ts'
import { type Statement, sql } from '../db/sql.ts'
import { randomCrockford } from '../ids.ts'

/**
 * A row that one process has taken to work on, for a while that it extends as long as it lives. The row's table has these
 * columns; `locked_until` and `locked_by` are null in a row that no process has.
 */
export interface Lease {
  environment_id: string
  id: string
  /** Moves on while the lease is held. */
  locked_until: string
  /** The id of the claim. Once another process has taken the row over, writes under this id have no effect. */
  locked_by: string
}

/** How long a row stays with a process that died. */
const leaseMs = 10_000
/** How often a process extends its leases. */
export const renewalMs = 3_000

/** The condition that no process has the row, or that its process no longer renews the lease. */
export function isUnleased(now: Date): Statement {
  return sql`(locked_until is null or locked_until <= ${now})`
}

/** The assignment that takes a row. */
export function takeLease(now: Date): Statement {
  return sql`locked_until = ${leaseEnd(now)}, locked_by = ${randomCrockford(16)}`
}

/** The assignment that gives a row back. */
export const giveBack = sql`locked_until = null, locked_by = null`

/** The condition that finds the row of a lease, unless it was given back or taken over. */
export function isHeldBy({ environment_id, id, locked_by }: Lease): Statement {
  return sql`environment_id = ${environment_id} and id = ${id} and locked_by = ${locked_by}`
}

/** Whether another process may have taken the row over. */
export function isLeaseOver({ locked_until }: Lease, now: Date): boolean {
  return Date.parse(locked_until) <= now.getTime()
}

/** Extends leases, except those that were given to another process or that have just begun. */
export async function renewLeases(system: System, table: Statement, held: Iterable<Lease>): Promise<void> {
  const until = leaseEnd(system.now())
  const ageing = [...held].filter((lease) => until.getTime() - Date.parse(lease.locked_until) >= renewalMs / 2)
  const renewed = new Set(await updateLeases(system, table, ageing, sql`locked_until = ${until}`))
  for (const lease of ageing) if (renewed.has(lease.id)) lease.locked_until = until.toISOString()
}

/** Gives rows back, so that other processes need not wait for the leases to end. */
export async function returnLeases(system: System, table: Statement, leases: readonly Lease[]): Promise<void> {
  await updateLeases(system, table, leases, giveBack)
}

/** @returns the ids of the rows that are still leased by the same claim. */
async function updateLeases(
  system: System,
  table: Statement,
  leases: readonly Lease[],
  assignment: Statement,
): Promise<string[]> {
  if (leases.length === 0) return []
  const rows = await system.database.transaction((tx) => {
    beginLookups(tx)
    return tx.many<{ id: string }>(sql`
      update ${table} leased set ${assignment}
      from unnest(${leases.map((each) => each.environment_id)}::text[], ${leases.map((each) => each.id)}::text[],
        ${leases.map((each) => each.locked_by)}::text[]) held (environment_id, id, locked_by)
      where leased.environment_id = held.environment_id and leased.id = held.id and leased.locked_by = held.locked_by
      returning leased.id`)
  })
  return rows.map(({ id }) => id)
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs)
}
