import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

const daysBetweenOffers = 14

/** Whether to offer a user a passkey: the user has none, and did not decline in the last two weeks or permanently. */
export async function isPasskeyOfferDue(ctx: Context, userId: string): Promise<boolean> {
  const refusedSince = new Date(ctx.now().getTime() - daysBetweenOffers * 86_400_000)
  const { is_due } = await ctx.db.one<{ is_due: boolean }>(sql`
    select not exists (
      select 1 from passkeys where environment_id = ${ctx.environmentId} and user_id = ${userId}
    ) and not exists (
      select 1 from passkey_offers
      where environment_id = ${ctx.environmentId} and user_id = ${userId} and (is_final or declined_at > ${refusedSince})
    ) as is_due`)
  return is_due
}

/** Remembers that a user declined a passkey. `isFinal`: permanently. */
export async function declinePasskeyOffer(tx: TransactionContext, userId: string, isFinal: boolean): Promise<void> {
  tx.db.send(sql`
    insert into passkey_offers (environment_id, user_id, declined_at, is_final)
    values (${tx.environmentId}, ${userId}, ${tx.now()}, ${isFinal})
    on conflict (environment_id, user_id) do update set declined_at = excluded.declined_at, is_final = excluded.is_final`)
}
