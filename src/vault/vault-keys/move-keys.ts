import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { vaultActor } from './actor.ts'
import { keyDeleted } from './events.ts'
import type { KeyEntry } from './key-context.ts'
import { keyColumns, lockEntry, namesOf, organizationOf } from './keys.ts'
import { type EntryProvider, openKey, type VaultKeyRow, wrapKey } from './provider-of.ts'

/** The keys of an entry, wrapped by another provider and not stored yet. */
export interface MovingKeys {
  entry: KeyEntry
  to: EntryProvider
  keys: readonly { id: string; was: string; wrapped: string }[]
}

/**
 * Opens the keys of an entry, retired ones too, and wraps them by another provider. Asks both, so it is called outside of
 * transactions.
 *
 * @throws keyProviderUnavailable, customerKeyRefused
 */
export async function prepareMove(ctx: Context, entry: KeyEntry, to: EntryProvider): Promise<MovingKeys> {
  const rows = await keysOf(ctx, entry)
  const keys = await Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      was: row.wrapped,
      wrapped: await wrapKey(ctx, to, row, await openKey(ctx, row)),
    })),
  )
  return { entry, to, keys }
}

/**
 * Stores the prepared keys, and retires the current key: new keys are wrapped by a key that the former provider has
 * never seen.
 *
 * @throws contended if another request created or wrapped a key in the meantime
 */
export async function moveKeys(tx: TransactionContext, { entry, to, keys }: MovingKeys): Promise<void> {
  await lockEntry(tx, entry)
  const rows = await keysOf(tx, entry)
  const isAsBefore = rows.length === keys.length && rows.every((row) => keys.some(({ was }) => was === row.wrapped))
  if (!isAsBefore) throw platformErrors.contended()
  await tx.db.run(sql`
    update vault_keys k set wrapped = m.wrapped, wrapped_by = ${to.provider.reference}, is_customers = ${to.isCustomers},
      retired_at = coalesce(retired_at, ${tx.now()}), updated_at = ${tx.now()}
    from unnest(${keys.map(({ id }) => id)}::text[], ${keys.map(({ wrapped }) => wrapped)}::text[]) as m (id, wrapped)
    where k.environment_id = ${tx.environmentId} and k.id = m.id`)
}

/** Deletes the keys of an entry that its owner's own key has wrapped. What they wrapped never opens again. */
export async function deleteOwnedKeys(tx: TransactionContext, entry: KeyEntry): Promise<void> {
  await lockEntry(tx, entry)
  const deleted = await tx.db.many<KeyEntry & { id: string }>(sql`
    delete from vault_keys where environment_id = ${tx.environmentId} and name = ${entry.name} and value = ${entry.value}
      and is_customers returning id, name, value`)
  for (const row of deleted)
    recordEvent(tx, keyDeleted, { ...vaultActor(tx), ...namesOf(row) }, undefined, organizationOf(row))
}

function keysOf(ctx: Context, { name, value }: KeyEntry): Promise<VaultKeyRow[]> {
  return ctx.db.many<VaultKeyRow>(sql`
    select ${keyColumns} from vault_keys k
    where environment_id = ${ctx.environmentId} and name = ${name} and value = ${value} order by id`)
}
