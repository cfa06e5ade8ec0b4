import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { keyColumns } from './keys.ts'
import { openKey, type VaultKeyRow, wrapKey } from './provider-of.ts'

/** How many keys there are that the server itself has wrapped. */
export async function countServerKeys(ctx: Context): Promise<number> {
  const { n } = await ctx.db.one<{ n: number }>(sql`
    select count(*)::int as n from vault_keys where environment_id = ${ctx.environmentId} and not is_customers`)
  return n
}

/** The keys of the server behind an id, in the order of their ids. */
export function listServerKeys(ctx: Context, after: string, limit: number): Promise<VaultKeyRow[]> {
  return ctx.db.many<VaultKeyRow>(sql`
    select ${keyColumns} from vault_keys k
    where environment_id = ${ctx.environmentId} and not is_customers and id > ${after} order by id limit ${limit}`)
}

/**
 * Wraps a key by the provider that is set, unless it is. The key stays the same, and so does all that it wrapped.
 *
 * @throws keyProviderUnavailable
 */
export async function rewrapKey(ctx: Context, row: VaultKeyRow): Promise<void> {
  const { keyProviders } = ctx.system
  if (row.wrapped_by === keyProviders.current.reference) return
  const to = { provider: keyProviders.current, isCustomers: false }
  const wrapped = await wrapKey(ctx, to, row, await openKey(ctx, row))
  // Unless another request has wrapped it in the meantime, such as its owner's.
  await ctx.db.run(sql`
    update vault_keys set wrapped = ${wrapped}, wrapped_by = ${to.provider.reference}, updated_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and id = ${row.id} and wrapped = ${row.wrapped}`)
}

/** Has new keys made for what is new. Those until now open what they wrapped. */
export async function retireKeys(tx: TransactionContext): Promise<void> {
  await tx.db.run(sql`
    update vault_keys set retired_at = ${tx.now()}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and retired_at is null`)
}
