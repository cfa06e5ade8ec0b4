import { changedAttributes, recordEvent } from '#events/event-log/index.ts'
import type { TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import type { EmailAddress } from '#platform/email-address.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { revokeSessionsOfUser } from '../sessions/index.ts'
import { userUpdated } from './events.ts'
import { toUser, type UserRow, userColumns } from './schemas.ts'
import { getUser, lockUser } from './service.ts'

/**
 * Marks the email with which `user` was read as verified, and records `user.updated`. Does nothing if it is verified
 * already or was replaced in the meantime.
 *
 * @returns the user as it is now.
 * @throws notFound
 */
export async function markEmailVerified(tx: TransactionContext, user: UserRow): Promise<UserRow> {
  return (await verifyEmail(tx, user, sql`email_verified = true`)) ?? getUser(tx, user.id)
}

/**
 * Marks the email as verified after a proof by other means than the steps of a password sign-in. If the email was not verified until now,
 * an earlier password or session may belong to someone else: both are removed (security rule U-6).
 *
 * @returns the user as it is now.
 * @throws notFound
 */
export async function proveMailbox(tx: TransactionContext, user: UserRow): Promise<UserRow> {
  const verified = await verifyEmail(tx, user, sql`email_verified = true, password_hash = null`)
  if (verified === undefined) return getUser(tx, user.id)
  await revokeSessionsOfUser(tx, user.id)
  return verified
}

/**
 * Changes the email of a user to a verified one, and records `user.updated`.
 *
 * @param refuse makes the error for an email of another user.
 * @throws notFound
 */
export async function changeEmail(
  tx: TransactionContext,
  userId: string,
  { email, canonicalEmail }: EmailAddress,
  refuse: () => DomainError,
): Promise<UserRow> {
  const current = await lockUser(tx, userId)
  const row = await tx.db
    .one<UserRow>(sql`
      update users set email = ${email}, canonical_email = ${canonicalEmail}, email_verified = true, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and id = ${userId} returning ${userColumns}`)
    .catch(onViolation('users_canonical_email', refuse))
  recordEvent(tx, userUpdated, toUser(row), changedAttributes(toUser(current), toUser(row)))
  return row
}

async function verifyEmail(tx: TransactionContext, user: UserRow, changes: Statement): Promise<UserRow | undefined> {
  const row = await tx.db.maybe<UserRow>(sql`
    update users set ${changes}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${user.id} and email = ${user.email} and not email_verified
    returning ${userColumns}`)
  if (row !== undefined) recordEvent(tx, userUpdated, toUser(row), { email_verified: false })
  return row
}
