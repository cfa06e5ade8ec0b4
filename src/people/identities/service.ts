import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { IdentityRow } from './schemas.ts'

/** The accounts at other providers with which a user signs in, first linked first. */
export function listIdentities(ctx: Context, userId: string): Promise<IdentityRow[]> {
  return ctx.db.many<IdentityRow>(sql`
    select provider, idp_id from identities
    where environment_id = ${ctx.environmentId} and user_id = ${userId} order by created_at, provider, idp_id`)
}

/** The user who has this account at a provider. */
export async function findUserIdByIdentity(
  ctx: Context,
  { provider, idp_id }: IdentityRow,
): Promise<string | undefined> {
  const row = await ctx.db.maybe<{ user_id: string }>(sql`
    select user_id from identities
    where environment_id = ${ctx.environmentId} and provider = ${provider} and idp_id = ${idp_id}`)
  return row?.user_id
}

/** Links an account at a provider to a user. An account that is linked to another user stays there. */
export async function linkIdentity(ctx: Context, userId: string, { provider, idp_id }: IdentityRow): Promise<void> {
  await ctx.db.run(sql`
    insert into identities (environment_id, provider, idp_id, user_id, created_at)
    values (${ctx.environmentId}, ${provider}, ${idp_id}, ${userId}, ${ctx.now()}) on conflict do nothing`)
}

/**
 * Links many accounts of an import at once. An account that is linked already stays where it is.
 *
 * @returns those that are new, as `provider:idp_id`
 */
export async function linkIdentities(
  tx: TransactionContext,
  identities: readonly (IdentityRow & { user_id: string })[],
): Promise<Set<string>> {
  if (identities.length === 0) return new Set()
  const rows = await tx.db.many<IdentityRow>(sql`
    insert into identities (environment_id, provider, idp_id, user_id, created_at)
    select ${tx.environmentId}, provider, idp_id, user_id, ${tx.now()}
    from unnest(${identities.map(({ provider }) => provider)}::text[], ${identities.map(({ idp_id }) => idp_id)}::text[],
      ${identities.map(({ user_id }) => user_id)}::text[]) as given (provider, idp_id, user_id)
    on conflict do nothing
    returning provider, idp_id`)
  return new Set(rows.map(({ provider, idp_id }) => `${provider}:${idp_id}`))
}

/** Takes all accounts at providers from a user. */
export async function unlinkIdentities(tx: TransactionContext, userId: string): Promise<void> {
  tx.db.send(sql`delete from identities where environment_id = ${tx.environmentId} and user_id = ${userId}`)
}
