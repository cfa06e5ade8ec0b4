import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { UserRow } from './schemas.ts'

/** The user whom a sign-in is of, as they were when it was proven. */
export type AccessEpoch = Pick<UserRow, 'id' | 'access_epoch'>

/**
 * From here on, nothing that was proven of a user before becomes a session. Locks the user: what a sign-in stores at this moment
 * is there for the next statements, and a sign-in that comes later waits and is refused.
 */
export function endAccessEpoch(tx: TransactionContext, userId: string): void {
  lockForEnd(tx, userId)
  tx.db.send(sql`
    update users set access_epoch = access_epoch + 1 where environment_id = ${tx.environmentId} and id = ${userId}`)
}

/**
 * Locks a user as {@link endAccessEpoch} does, for a caller that locks or changes something else before.
 *
 * @param userId may be an expression
 */
export function lockForEnd(tx: TransactionContext, userId: string | Statement): void {
  // A weaker one would not wait for those that hold the user's key.
  tx.db.send(sql`select 1 from users where environment_id = ${tx.environmentId} and id = ${userId} for update`)
}

/** Keeps the access of a user from ending until the transaction is over. @returns the epoch; `undefined` if the user was deleted */
export async function holdAccessEpoch(tx: TransactionContext, userId: string): Promise<number | undefined> {
  const row = await tx.db.maybe<Pick<UserRow, 'access_epoch'>>(sql`
    select access_epoch from users where environment_id = ${tx.environmentId} and id = ${userId} for key share`)
  return row?.access_epoch
}

/**
 * The same without waiting for the answer. For a transaction that spends what an end of access deletes: it locks the user first, as the
 * end does, so the two cannot wait for each other.
 *
 * @param userId may be an expression
 */
export function holdUser(tx: TransactionContext, userId: string | Statement): void {
  tx.db.send(sql`select 1 from users where environment_id = ${tx.environmentId} and id = ${userId} for key share`)
}
