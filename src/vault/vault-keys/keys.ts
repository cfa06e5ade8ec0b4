import { randomBytes } from 'node:crypto'
import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { toUuid } from '#platform/ids.ts'
import { vaultActor } from './actor.ts'
import type { UsableKey } from './envelope.ts'
import { keyCreated } from './events.ts'
import { entriesOf, type KeyContext, type KeyEntry, organizationIn } from './key-context.ts'
import { openKey, providerFor, type VaultKeyRow, wrapKey } from './provider-of.ts'

export const keyColumns = sql`id, name, value, wrapped, wrapped_by, is_customers`

/** The id of something new in the Vault. */
export function newVaultId(ctx: Pick<Context, 'newId'>): string {
  return toUuid(ctx.newId('vault'))
}

/** A key that is not stored yet. */
interface NewKey extends UsableKey {
  row: VaultKeyRow
}

/** The keys of a context, of which some may not be stored yet. */
export type PreparedKeys = readonly (UsableKey | NewKey)[]

/**
 * Runs work with the current keys of a context, in one transaction. A key that an entry lacks is made with it, and recorded.
 * Providers are asked before the transaction begins.
 *
 * @throws invalidRequest, keyProviderUnavailable, customerKeyRefused
 */
export async function withKeys<T>(
  ctx: Context,
  context: KeyContext,
  work: (tx: TransactionContext, keys: readonly UsableKey[]) => Promise<T>,
): Promise<T> {
  const prepared = await prepareKeys(ctx, context)
  return ctx.transaction(async (tx) => work(tx, await storeKeys(tx, prepared)))
}

/**
 * The keys of what is prepared, in the transaction of what they are for. They stay until it ends: what it writes can be read
 * once it is acknowledged.
 *
 * @throws keyProviderUnavailable, customerKeyRefused, contended also if a key was deleted since it was read
 */
export async function storeKeys(tx: TransactionContext, prepared: PreparedKeys): Promise<readonly UsableKey[]> {
  await holdKeys(
    tx,
    prepared.flatMap((each) => ('row' in each ? [] : [each.id])),
  )
  const keys: UsableKey[] = []
  for (const each of prepared) keys.push('row' in each ? await storeKey(tx, each) : each)
  return keys
}

/**
 * Unwraps the current keys of a context and creates missing ones before a transaction: {@link storeKeys} then calls no
 * provider, unless another request was faster. Call it outside of transactions.
 *
 * @throws invalidRequest, keyProviderUnavailable, customerKeyRefused
 */
export async function prepareKeys(ctx: Context, context: KeyContext): Promise<PreparedKeys> {
  const entries = entriesOf(context)
  const rows = await ctx.db.many<VaultKeyRow>(selectCurrentKeys(ctx, entries))
  return Promise.all(
    entries.map(async (entry) => {
      const row = rows.find(({ name, value }) => name === entry.name && value === entry.value)
      return row === undefined ? makeKey(ctx, entry) : { id: row.id, key: await openKey(ctx, row) }
    }),
  )
}

export function selectCurrentKeys(
  { environmentId }: Pick<Context, 'environmentId'>,
  entries: readonly KeyEntry[],
): Statement {
  return sql`
    select ${keyColumns} from vault_keys k
    where environment_id = ${environmentId} and retired_at is null and (name, value) in (
      select * from unnest(${entries.map(({ name }) => name)}::text[], ${entries.map(({ value }) => value)}::text[]))`
}

async function makeKey(ctx: Context, entry: KeyEntry): Promise<NewKey> {
  const id = newVaultId(ctx)
  const key = randomBytes(32)
  const owner = await providerFor(ctx, entry)
  const wrapped = await wrapKey(ctx, owner, { ...entry, id }, key)
  const { reference } = owner.provider
  return { id, key, row: { ...entry, id, wrapped, wrapped_by: reference, is_customers: owner.isCustomers } }
}

/** Stores a key, or returns the key that another request has created for the entry in the meantime. */
async function storeKey(tx: TransactionContext, { id, key, row }: NewKey): Promise<UsableKey> {
  await lockEntry(tx, row)
  // Who brings a key, or takes it away, holds the same lock.
  const { provider } = await providerFor(tx, row)
  if (provider.reference !== row.wrapped_by) throw platformErrors.contended()
  const stored = await tx.db.run(sql`
    insert into vault_keys (environment_id, id, name, value, wrapped, wrapped_by, is_customers, created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${row.name}, ${row.value}, ${row.wrapped}, ${row.wrapped_by}, ${row.is_customers},
      ${tx.now()}, ${tx.now()})
    on conflict (environment_id, name, value) where retired_at is null do nothing`)
  if (stored === 1) {
    recordEvent(tx, keyCreated, { ...vaultActor(tx), ...namesOf(row) }, undefined, organizationOf(row))
    return { id, key }
  }
  const winner = await tx.db.one<VaultKeyRow>(sql`
    select ${keyColumns} from vault_keys k where environment_id = ${tx.environmentId} and name = ${row.name}
      and value = ${row.value} and retired_at is null`)
  return { id: winner.id, key: await openKey(tx, winner) }
}

/** Keeps keys from being deleted until the transaction ends. @throws contended if one was */
async function holdKeys(tx: TransactionContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const held = await tx.db.many(sql`
    select 1 from vault_keys where environment_id = ${tx.environmentId} and id = any(${ids}::text[])
    order by id for key share`)
  if (held.length < ids.length) throw platformErrors.contended()
}

/** Keeps others from changing which key an entry has until the transaction ends. */
export async function lockEntry(tx: TransactionContext, { name, value }: KeyEntry): Promise<void> {
  const subject = JSON.stringify([tx.environmentId, name, value])
  tx.db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`vault key ${subject}`}, 0))`)
}

/** Keys by their ids, in that order, retired ones too. @returns `undefined` if one of them is not there. */
export async function findKeys(ctx: Context, ids: readonly string[]): Promise<readonly VaultKeyRow[] | undefined> {
  const rows = await ctx.db.many<VaultKeyRow>(sql`
    select ${keyColumns} from vault_keys k where environment_id = ${ctx.environmentId} and id = any(${ids}::text[])`)
  const sorted = ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  return sorted.length === ids.length ? sorted : undefined
}

/** @throws keyProviderUnavailable, customerKeyRefused */
export function openKeys(ctx: Context, rows: readonly VaultKeyRow[]): Promise<UsableKey[]> {
  return Promise.all(rows.map(async (row) => ({ id: row.id, key: await openKey(ctx, row) })))
}

/** What events call a key. */
export function namesOf({ id, name, value }: KeyEntry & { id: string }): { key_id: string; key_name: string } {
  return { key_id: id, key_name: name === '' ? 'default' : `${name}=${value}` }
}

export function organizationOf({ name, value }: KeyEntry): string | null {
  return organizationIn({ [name]: value })
}
