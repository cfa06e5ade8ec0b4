import { recordEvent } from '#events/event-log/index.ts'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type CustomerKeySettings, keyReference } from '#platform/key-providers/index.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { deleteOwnedKeys, moveKeys, prepareMove } from '../vault-keys/index.ts'
import { checkSettings } from './check-settings.ts'
import { customerKeyDeleted, customerKeyVerified } from './events.ts'
import { entryOf, findSettings, sealSettings } from './own-key.ts'
import { roundTrip } from './round-trip.ts'
import { type CustomerKey, type CustomerKeyRow, customerKeyColumns, toCustomerKey } from './schemas.ts'

/** What a verification came to. `why` is for the administrator who set the key up, in the words of its provider. */
export type Verification = { isVerified: true; key: CustomerKey } | { isVerified: false; why: string }

/** The key that an organization brought. */
export async function findCustomerKey(ctx: Context, organizationId: string): Promise<CustomerKey | undefined> {
  const row = await ctx.db.maybe<CustomerKeyRow>(sql`
    select ${customerKeyColumns} from vault_customer_keys
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}`)
  return row && toCustomerKey(row)
}

/** @throws notFound for the organization, and for the key */
export async function getCustomerKey(ctx: Context, organizationId: string): Promise<CustomerKey> {
  const key = await checkedRead(requireOrganization(ctx, organizationId), () => findCustomerKey(ctx, organizationId))
  if (key === undefined) throw notFound('Customer key', organizationId)
  return key
}

/**
 * Has an organization bring its own key, or another one, once that has encrypted something and decrypted it again. From then on
 * it wraps all keys of the organization, those that are there included. A key that does not pass is not stored, and that it did
 * not is recorded.
 *
 * Waits for the provider, so it is called outside of transactions.
 *
 * @throws notFound, invalidRequest, contended; keyProviderUnavailable and customerKeyRefused for the key until now
 */
export async function configureCustomerKey(
  ctx: Context,
  organizationId: string,
  settings: CustomerKeySettings,
): Promise<Verification> {
  await requireOrganization(ctx, organizationId)
  checkSettings(ctx, settings)
  const provider = ctx.system.keyProviders.open(settings, organizationId)
  const why = await roundTrip(ctx, provider, organizationId)
  if (why !== undefined) {
    await ctx.transaction(async (tx) => announce(tx, organizationId, settings.provider, false))
    return { isVerified: false, why }
  }
  const known = await findCustomerKey(ctx, organizationId)
  const isSameKey = known?.provider === settings.provider && known.key === keyReference(settings)
  const moving = isSameKey
    ? undefined
    : await prepareMove(ctx, entryOf(organizationId), { provider, isCustomers: true })
  const key = await ctx.transaction(async (tx) => {
    if (moving !== undefined) await moveKeys(tx, moving)
    const row = await tx.db.one<CustomerKeyRow>(sql`
      insert into vault_customer_keys (environment_id, organization_id, provider, key_reference, sealed_settings, is_verified,
        verified_at, created_at, updated_at)
      values (${tx.environmentId}, ${organizationId}, ${settings.provider}, ${keyReference(settings)},
        ${sealSettings(tx, organizationId, settings)}, true, ${tx.now()}, ${tx.now()}, ${tx.now()})
      on conflict (environment_id, organization_id) do update set provider = excluded.provider,
        key_reference = excluded.key_reference, sealed_settings = excluded.sealed_settings, is_verified = true,
        last_error = null, verified_at = excluded.verified_at, updated_at = excluded.updated_at
      returning ${customerKeyColumns}`)
    announce(tx, organizationId, settings.provider, true)
    return toCustomerKey(row)
  })
  return { isVerified: true, key }
}

/** Encrypts and decrypts a test value with an organization's key, and stores the result. @throws notFound */
export async function verifyCustomerKey(ctx: Context, organizationId: string): Promise<Verification> {
  await requireOrganization(ctx, organizationId)
  const settings = await findSettings(ctx, organizationId)
  if (settings === undefined) throw notFound('Customer key', organizationId)
  const why = await roundTrip(ctx, ctx.system.keyProviders.open(settings, organizationId), organizationId)
  const isVerified = why === undefined
  const row = await ctx.transaction(async (tx) => {
    const checked = await tx.db.maybe<CustomerKeyRow>(sql`
      update vault_customer_keys set is_verified = ${isVerified}, last_error = ${why ?? null},
        verified_at = case when ${isVerified} then ${tx.now()}::timestamptz else verified_at end, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and organization_id = ${organizationId} returning ${customerKeyColumns}`)
    if (checked === undefined) throw notFound('Customer key', organizationId)
    announce(tx, organizationId, settings.provider, isVerified)
    return checked
  })
  return isVerified ? { isVerified, key: toCustomerKey(row) } : { isVerified, why }
}

/**
 * Ends the use of an organization's own key: its keys are wrapped by the server's own again, for which the organization's key is
 * needed once more. With `isForced` they are deleted instead, and what they encrypted is gone for good.
 *
 * Waits for the provider, so it is called outside of transactions.
 *
 * @throws notFound, contended, keyProviderUnavailable, customerKeyRefused
 */
export async function deleteCustomerKey(
  ctx: Context,
  organizationId: string,
  { isForced = false }: { isForced?: boolean } = {},
): Promise<void> {
  await getCustomerKey(ctx, organizationId)
  const to = { provider: ctx.system.keyProviders.current, isCustomers: false }
  const moving = isForced ? undefined : await prepareMove(ctx, entryOf(organizationId), to)
  await ctx.transaction(async (tx) => {
    // Comes first, so that only one of concurrent calls continues.
    if (!(await removeKey(tx, organizationId))) throw notFound('Customer key', organizationId)
    if (moving === undefined) await deleteOwnedKeys(tx, entryOf(organizationId))
    else await moveKeys(tx, moving)
  })
}

/** What the key of an organization that is deleted has wrapped never opens again. */
export async function endCustomerKey(tx: TransactionContext, organizationId: string): Promise<void> {
  if (await removeKey(tx, organizationId)) await deleteOwnedKeys(tx, entryOf(organizationId))
}

async function removeKey(tx: TransactionContext, organizationId: string): Promise<boolean> {
  const row = await tx.db.maybe<{ provider: CustomerKeySettings['provider'] }>(sql`
    delete from vault_customer_keys where environment_id = ${tx.environmentId} and organization_id = ${organizationId}
    returning provider`)
  if (row === undefined) return false
  recordEvent(tx, customerKeyDeleted, { organization_id: organizationId, key_provider: row.provider })
  return true
}

function announce(
  tx: TransactionContext,
  organizationId: string,
  provider: CustomerKeySettings['provider'],
  isVerified: boolean,
): void {
  const data = { organization_id: organizationId, key_provider: provider, verified: isVerified }
  recordEvent(tx, customerKeyVerified, data)
}
