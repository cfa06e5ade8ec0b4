import { DatabaseError } from 'pg'
import type { TransactionContext } from '../platform/context.ts'
import { type Statement, sql } from '../platform/db/sql.ts'
import { shareHierarchy } from '../roles/index.ts'
import { lockTimeout, resourceTypeUpdateInProgress } from './errors.ts'

/** How long a change waits for others before it gives up. */
const lockTimeoutMs = 2_000

/**
 * Holds the tree of an organization until the transaction is over. `grow`: others add resources and assignments meanwhile,
 * nobody moves or deletes any, so that the paths that are read stay true. `reshape`: nobody else changes anything. Types
 * and their rules stay as they are in both.
 *
 * @throws resourceTypeUpdateInProgress, lockTimeout after 2 seconds
 */
export async function lockTree(
  tx: TransactionContext,
  organizationId: string,
  purpose: 'grow' | 'reshape',
): Promise<void> {
  tx.db.send(sql`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true)`)
  await shareHierarchy(tx).catch(onLockTimeout(resourceTypeUpdateInProgress))
  await lockPlaces(
    tx,
    organizationId,
    purpose === 'grow' ? sql`pg_advisory_xact_lock_shared` : sql`pg_advisory_xact_lock`,
  )
}

/**
 * Holds every resource of an organization in its place until the transaction is over. Others do the same meanwhile, and add
 * resources.
 *
 * @throws lockTimeout after 2 seconds
 */
export async function holdPlaces(tx: TransactionContext, organizationId: string): Promise<void> {
  tx.db.send(sql`select set_config('lock_timeout', ${String(lockTimeoutMs)}, true)`)
  await lockPlaces(tx, organizationId, sql`pg_advisory_xact_lock_shared`)
}

async function lockPlaces(tx: TransactionContext, organizationId: string, lock: Statement): Promise<void> {
  await tx.db
    .run(sql`select ${lock}(hashtextextended(${`resources of ${organizationId}`}, 0))`)
    .catch(onLockTimeout(lockTimeout))
  tx.db.send(sql`select set_config('lock_timeout', '0', true)`)
}

function onLockTimeout(toError: () => Error): (error: unknown) => never {
  return (error) => {
    throw error instanceof DatabaseError && error.code === lockNotAvailable ? toError() : error
  }
}

const lockNotAvailable = '55P03'
