import type { Context, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'

/** What a secret opens: the management API, or what the application gives its customers. */
export type CredentialKind = 'management_key' | 'api_key'

/** Makes a value work as the key with an id. */
export function storeCredential(tx: TransactionContext, kind: CredentialKind, ownerId: string, value: string): void {
  tx.db.send(sql`
    insert into credentials (hash, environment_id, kind, owner_id)
    values (${tx.system.hashCredential(value)}, ${tx.environmentId}, ${kind}, ${ownerId})`)
}

/** Whether a value is a key of a kind in this environment. `undefined` if it is no key at all. */
export async function isCredential(ctx: Context, kind: CredentialKind, value: string): Promise<boolean | undefined> {
  const known = await ctx.db.maybe<{ is_same: boolean }>(sql`
    select c.kind = ${kind} and c.environment_id = ${ctx.environmentId} as is_same from credentials c
    where c.hash = ${anyOf(ctx.system.hashesOf(value))}`)
  return known?.is_same
}

/** Whether a key still works. */
export async function hasCredential(ctx: Context, ownerId: string): Promise<boolean> {
  const found = await ctx.db.maybe(sql`
    select 1 from credentials where environment_id = ${ctx.environmentId} and owner_id = ${ownerId}`)
  return found !== undefined
}

/** Ends what a key opens, on every node at once. */
export function deleteCredential(tx: TransactionContext, ownerId: string): void {
  tx.db.send(sql`delete from credentials where environment_id = ${tx.environmentId} and owner_id = ${ownerId}`)
}
