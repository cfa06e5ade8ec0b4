import type { Context, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { randomCrockford } from '#platform/ids.ts'
import { lockPartsOfUser } from '../users/index.ts'

const count = 10
const groupLength = 5

/**
 * Creates recovery codes for a user, each for one use instead of a code of the second factor. Earlier ones stop
 * working.
 */
export async function createRecoveryCodes(tx: TransactionContext, userId: string): Promise<string[]> {
  const codes = Array.from({ length: count }, () => `${randomCrockford(groupLength)}-${randomCrockford(groupLength)}`)
  // One renewal at a time, so that two of them do not leave twenty codes.
  await lockPartsOfUser(tx, userId)
  tx.db.send(sql`delete from recovery_codes where environment_id = ${tx.environmentId} and user_id = ${userId}`)
  for (const code of codes) {
    tx.db.send(sql`
      insert into recovery_codes (environment_id, user_id, hash, created_at)
      values (${tx.environmentId}, ${userId}, ${tx.system.hashCredential(textOf(userId, code))}, ${tx.now()})`)
  }
  return codes
}

/** How many of a user's codes are left. */
export async function countRecoveryCodes(ctx: Context, userId: string): Promise<number> {
  const { n } = await ctx.db.one<{ n: number }>(sql`
    select count(*)::int as n from recovery_codes
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and used_at is null`)
  return n
}

/** Whether a text has the form of a recovery code, which no code of a factor has. */
export function isRecoveryCode(text: string): boolean {
  return canonical(text).length === 2 * groupLength
}

/** Uses up a code of a user, in any case, with or without its dash. Of parallel uses, one succeeds. */
export async function spendRecoveryCode(tx: TransactionContext, userId: string, code: string): Promise<boolean> {
  const spent = await tx.db.run(sql`
    update recovery_codes set used_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and user_id = ${userId}
      and hash = ${anyOf(tx.system.hashesOf(textOf(userId, code)))}
      and used_at is null`)
  return spent === 1
}

function textOf(userId: string, code: string): string {
  return `recovery_code:${userId}:${canonical(code)}`
}

/** Crockford's alphabet has neither I, L nor O: a letter that looks like a digit is read as the digit. */
function canonical(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0')
}
