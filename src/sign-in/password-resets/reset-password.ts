import { recordEvent } from '#events/event-log/index.ts'
import {
  canonicalEmailOf,
  findLockedUser,
  findUser,
  getUser,
  hashNewPassword,
  passwordStrengthError,
  type Reason,
  setPassword,
  type UserRow,
} from '#people/users/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { DomainError } from '#platform/http/errors.ts'
import { requireSignInMethod, signOutEverywhere, takeOverMailbox } from '../authentication/index.ts'
import { passwordResetError, passwordResetTokenNotFound } from './errors.ts'
import { passwordResetSucceeded } from './events.ts'
import { hashesOfToken } from './reset-token.ts'
import { type PasswordResetRow, passwordResetColumns, toEventPasswordReset } from './schemas.ts'

/**
 * Sets a new password with the token of a link. That proves the address, ends all sessions and spends the token; a
 * password that is refused does not (security rule U-5). Of parallel uses one succeeds.
 *
 * @throws passwordAuthDisabled, passwordResetTokenNotFound, passwordResetError, overloaded
 */
export async function resetPassword(ctx: Context, token: string, password: string): Promise<UserRow> {
  await requireSignInMethod(ctx, 'password')
  const user = await requireResettingUser(ctx, token)
  const passwordHash = await hashNewPassword(ctx, password, user).catch(asResetError)
  return ctx.transaction(async (tx) => {
    // The user first, as where a sign-in becomes a session: the two cannot wait for each other.
    const locked = await findLockedUser(tx, user.id)
    if (locked?.access_epoch !== user.access_epoch) throw passwordResetTokenNotFound(token)
    const row = await spendToken(tx, token)
    // If it is the first proof of the address, passkeys and accounts at providers may belong to someone else (U-6).
    await takeOverMailbox(tx, user)
    await setPassword(tx, row.user_id, passwordHash)
    await signOutEverywhere(tx, row.user_id)
    recordEvent(tx, passwordResetSucceeded, toEventPasswordReset(row))
    return getUser(tx, row.user_id)
  })
}

/** The user whose password a token can still set. @throws passwordResetTokenNotFound */
export async function requireResettingUser(ctx: Context, token: string): Promise<UserRow> {
  const row = await ctx.db.maybe<PasswordResetRow & { access_epoch: number | null }>(sql`
    select ${passwordResetColumns}, access_epoch from password_resets
    where environment_id = ${ctx.environmentId} and token_hash = ${anyOf(hashesOfToken(ctx.system, token))}
      and used_at is null and replaced_at is null and expires_at > ${ctx.now()}`)
  const user = row && (await findUser(ctx, row.user_id))
  if (row === undefined || user === undefined) throw passwordResetTokenNotFound(token)
  // What went to an address that the user has left proves nothing of the present one.
  const isOfAddress = canonicalEmailOf(row.email) === canonicalEmailOf(user.email)
  // Nor does a link that was sent before the password was changed or the user was signed out everywhere.
  if (!isOfAddress || (row.access_epoch ?? 0) !== user.access_epoch) throw passwordResetTokenNotFound(token)
  return user
}

/** The environment of the link that carries a token. */
export async function findResetEnvironment(system: System, token: string): Promise<string | undefined> {
  const row = await system.database.maybe<{ environment_id: string }>(
    sql`select environment_id from password_resets where token_hash = ${anyOf(hashesOfToken(system, token))}`,
  )
  return row?.environment_id
}

async function spendToken(tx: TransactionContext, token: string): Promise<PasswordResetRow> {
  const row = await tx.db.maybe<PasswordResetRow>(sql`
    update password_resets set used_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and token_hash = ${anyOf(hashesOfToken(tx.system, token))}
      and used_at is null and replaced_at is null and expires_at > ${tx.now()}
    returning ${passwordResetColumns}`)
  if (row === undefined) throw passwordResetTokenNotFound(token)
  return row
}

function asResetError(error: unknown): never {
  const isWeak = error instanceof DomainError && error.definition === passwordStrengthError.definition
  throw isWeak ? passwordResetError(error.details.errors as Reason[]) : error
}
