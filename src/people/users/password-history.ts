import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { verifyPassword } from './password-hashes/index.ts'
import { passwordSettings } from './settings.ts'

/**
 * Whether a password is one of the user's latest, including the current one.
 *
 * @param last how many are compared; with 0, none is.
 * @throws overloaded
 */
export async function isReused(ctx: Context, userId: string, password: string, last: number): Promise<boolean> {
  if (last === 0) return false
  const rows = await ctx.db.many<{ password_hash: string }>(sql`
    (select password_hash, null::bigint as position from users
      where environment_id = ${ctx.environmentId} and id = ${userId} and password_hash is not null)
    union all
    (select password_hash, position from password_history
      where environment_id = ${ctx.environmentId} and user_id = ${userId})
    order by position desc nulls first limit ${last}`)
  // One after the other, so that a change of password does not fill the queue of sign-ins.
  for (const { password_hash } of rows) if ((await verifyPassword(ctx, password_hash, password)).matches) return true
  return false
}

/** Keeps the hash that is about to be replaced while the environment compares it, and deletes older ones. */
export async function archivePassword(tx: TransactionContext, userId: string): Promise<void> {
  const { password_history: last } = await passwordSettings.read(tx)
  if (last > 1)
    tx.db.send(sql`
      insert into password_history (environment_id, user_id, password_hash)
      select environment_id, id, password_hash from users
      where environment_id = ${tx.environmentId} and id = ${userId} and password_hash is not null`)
  // The present password is one of the last.
  tx.db.send(sql`
    delete from password_history where environment_id = ${tx.environmentId} and user_id = ${userId} and position not in (
      select position from password_history where environment_id = ${tx.environmentId} and user_id = ${userId}
      order by position desc limit ${Math.max(0, last - 1)})`)
}
