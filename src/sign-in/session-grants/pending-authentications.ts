import type { Context, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import type { Attempt, StepName } from '../authentication/index.ts'

const lifetimeSeconds = 600

/** Remembers a sign-in that waits for a step. @returns the token that continues it: one user, one step, ten minutes. */
export async function createPendingAuthentication(
  tx: TransactionContext,
  step: StepName,
  attempt: Attempt,
): Promise<string> {
  const token = randomToken(25)
  tx.db.send(sql`
    insert into pending_authentications (environment_id, hash, user_id, step, attempt, expires_at, created_at)
    values (${tx.environmentId}, ${tx.system.hashCredential(token)}, ${attempt.userId}, ${step}, ${{ ...attempt }},
      ${new Date(tx.now().getTime() + lifetimeSeconds * 1_000)}, ${tx.now()})`)
  return token
}

/** The sign-in that a token continues. Reading does not spend it: a wrong code must not cost the whole sign-in. */
export async function findPendingAuthentication(
  ctx: Context,
  step: StepName,
  token: string,
): Promise<Attempt | undefined> {
  const row = await ctx.db.maybe<{ attempt: Attempt }>(sql`
    select attempt from pending_authentications
    where environment_id = ${ctx.environmentId} and hash = ${anyOf(ctx.system.hashesOf(token))} and step = ${step}
      and expires_at > ${ctx.now()}`)
  return row?.attempt
}

/** Spends a token. @returns whether it was still there: of parallel uses one succeeds. */
export async function spendPendingAuthentication(tx: TransactionContext, token: string): Promise<boolean> {
  const spent = await tx.db.run(sql`
    delete from pending_authentications
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(token))}`)
  return spent === 1
}
