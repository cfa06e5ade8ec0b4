import { DatabaseError } from 'pg'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { shareHierarchy } from '../resource-types/index.ts'
import { lockTimeout, resourceTypeUpdateInProgress } from './errors.ts'

/** How long a change waits for others before it fails. */
const lockTimeoutMs = 2_000

/**
 * Locks the tree of an organization until the transaction ends. `grow`: others can add resources and assignments, but
 * not move or delete any, so that paths stay valid. `reshape`: others can change nothing. Types and their rules cannot
 * change in either.
 *
 * @throws resourceTypeUpdateInProgress, lockTimeout after 2 seconds
 */
export async function lockTree(
  tx: TransactionContext,
  organizationId: string,
  purpose: 'grow' | 'reshape',
): Promise<void> {
  tx.db.send(sql`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true)`)
  await shareHierarchy(tx, onLockTimeout(resourceTypeUpdateInProgress))
  await lockPlaces(
    tx,
    organizationId,
    purpose === 'grow' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`,
  )
}

/**
 * Keeps every resource of an organization in place until the transaction ends. Shared with others that do the same or
 * add resources.
 *
 * @throws lockTimeout after 2 seconds
 */
export async function holdPlaces(tx: TransactionContext, organizationId: string): Promise<void> {
  tx.db.send(sql`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true)`)
  await lockPlaces(tx, organizationId, sql`pg_advisory_xact_lock_shared`)
}

async function lockPlaces(tx: TransactionContext, organizationId: string, lock: Statement): Promise<void> {
  tx.db.send(sql`select ${lock}(hashtextextended(${`resources of ${organizationId}`}, 0))`, onLockTimeout(lockTimeout))
  tx.db.send(sql`select set_config('lock_timeout', '0', true)`)
}

function onLockTimeout(toError: () => Error): (error: unknown) => never {
  return (error) => {
    throw error instanceof DatabaseError && error.code === lockNotAvailable ? toError() : error
  }
}

const lockNotAvailable = '55P03'
