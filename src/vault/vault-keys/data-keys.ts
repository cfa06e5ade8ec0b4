import { randomBytes } from 'node:crypto'
import { recordEvent } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { vaultActor } from './actor.ts'
import { parseWrappedDataKey, unwrapDataKey, wrapDataKey } from './envelope.ts'
import { invalidEncryptedKeys } from './errors.ts'
import { dataKeyCreated, dataKeyDecrypted } from './events.ts'
import { type KeyContext, organizationIn } from './key-context.ts'
import { findKeys, newVaultId, openKeys, withKeys } from './keys.ts'

export interface DataKey {
  id: string
  key: Buffer
}

export interface WrappedKeyPair extends DataKey {
  encryptedKeys: Buffer
}

/** Makes a key for the application to encrypt with. Nothing of it is stored. @throws as {@link withKeys} does */
export function createDataKey(ctx: Context, context: KeyContext): Promise<WrappedKeyPair> {
  return wrapFor(ctx, context, { id: newVaultId(ctx), key: randomBytes(32) })
}

/** Opens a data key. @throws invalidEncryptedKeys, keyProviderUnavailable, customerKeyRefused */
export async function decryptDataKey(ctx: Context, encryptedKeys: string): Promise<DataKey> {
  const dataKey = await open(ctx, encryptedKeys)
  await ctx.transaction(async (tx) => recordDecryption(tx, dataKey))
  return dataKey
}

/** Wraps an existing data key by the current keys of a context. @throws as {@link decryptDataKey} and {@link withKeys} do */
export async function rekeyDataKey(ctx: Context, context: KeyContext, encryptedKeys: string): Promise<WrappedKeyPair> {
  const dataKey = await open(ctx, encryptedKeys)
  return wrapFor(ctx, context, dataKey, (tx) => recordDecryption(tx, dataKey))
}

function wrapFor(
  ctx: Context,
  context: KeyContext,
  { id, key }: DataKey,
  before: (tx: TransactionContext) => void = () => undefined,
): Promise<WrappedKeyPair> {
  return withKeys(ctx, context, async (tx, keys) => {
    before(tx)
    const data = { ...vaultActor(tx), key_ids: [id], key_context: { ...context } }
    recordEvent(tx, dataKeyCreated, data, undefined, organizationIn(context))
    return { id, key, encryptedKeys: wrapDataKey(key, keys, { environmentId: tx.environmentId, dataKeyId: id }) }
  })
}

function recordDecryption(tx: TransactionContext, { id }: DataKey): void {
  recordEvent(tx, dataKeyDecrypted, { ...vaultActor(tx), key_id: id })
}

async function open(ctx: Context, encryptedKeys: string): Promise<DataKey> {
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(encryptedKeys) ? Buffer.from(encryptedKeys, 'base64') : Buffer.alloc(0)
  const wrapped = parseWrappedDataKey(bytes)
  if (wrapped === undefined || bytes.toString('base64') !== encryptedKeys)
    throw invalidEncryptedKeys('they are not in the form in which they were given.')
  const rows = await findKeys(ctx, wrapped.keyIds)
  if (rows === undefined)
    throw invalidEncryptedKeys('a key that wrapped them is not in this environment, or was deleted.')
  const key = unwrapDataKey(wrapped, await openKeys(ctx, rows), ctx.environmentId)
  if (key === undefined) throw invalidEncryptedKeys('they were changed.')
  return { id: wrapped.dataKeyId, key }
}
