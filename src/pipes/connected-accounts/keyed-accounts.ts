import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { findKeys, openKeys, withKeys } from '#vault/vault-keys/index.ts'
import { rewrapDataKey } from '#vault/vault-objects/index.ts'
import { accountDamaged } from './errors.ts'
import type { AccountRow } from './schemas.ts'
import { keyContextOf } from './sealed-secrets.ts'

type KeyedAccount = Pick<AccountRow, 'id' | 'organization_id' | 'revision' | 'key_ids' | 'wrapped_data_key'>

/** Whether an account cannot be opened without a key of the Vault. */
export async function isKeyNeeded(ctx: Context, keyId: string): Promise<boolean> {
  const row = await ctx.db.maybe(sql`
    select 1 from connected_accounts where environment_id = ${ctx.environmentId} and key_ids @> ${[keyId]}::text[] limit 1`)
  return row !== undefined
}

export async function countAccounts(ctx: Context): Promise<number> {
  const { n } = await ctx.db.one<{ n: number }>(sql`
    select count(*)::int as n from connected_accounts where environment_id = ${ctx.environmentId}`)
  return n
}

/** For a rotation of keys: those behind an id, in the order of their ids. */
export async function listKeyedAccounts(ctx: Context, [after = '']: readonly string[], limit: number) {
  const rows = await ctx.db.many<KeyedAccount>(sql`
    select id, organization_id, revision, key_ids, wrapped_data_key from connected_accounts
    where environment_id = ${ctx.environmentId} and id > ${after} order by id limit ${limit}`)
  return rows.map((row) => ({ position: [row.id], rewrap: () => rewrapAccount(ctx, row) }))
}

/** Unless it has other secrets by then, which the current keys have wrapped already. */
async function rewrapAccount(ctx: Context, account: KeyedAccount): Promise<void> {
  const rows = await findKeys(ctx, account.key_ids)
  if (rows === undefined) throw accountDamaged(account.id)
  const keys = await openKeys(ctx, rows)
  await withKeys(ctx, keyContextOf(account.organization_id), async (tx, next) => {
    const wrapped = rewrapDataKey(tx, account.wrapped_data_key, keys, next)
    if (wrapped === undefined) throw accountDamaged(account.id)
    tx.db.send(sql`
      update connected_accounts set wrapped_data_key = ${wrapped}, key_ids = ${next.map(({ id }) => id)}::text[]
      where environment_id = ${tx.environmentId} and id = ${account.id} and revision = ${account.revision}`)
  })
}
