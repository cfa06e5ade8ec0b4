import { createHmac, randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import {
  decrypt,
  encrypt,
  newVaultId,
  parseWrappedDataKey,
  type UsableKey,
  unwrapDataKey,
  wrapDataKey,
} from '../vault-keys/index.ts'

/** The place of a value. It can't be decrypted for any other place. */
export interface ValuePlace {
  objectId: string
  versionId: string
  name: string
}

/** The stored form of a value. */
export interface SealedValue {
  key_ids: string[]
  wrapped_data_key: Buffer
  ciphertext: Buffer
  etag: string
  size: number
}

/** Encrypts a value with a data key of its own, which the given keys wrap. */
export function sealValue(ctx: Context, place: ValuePlace, value: string, keys: readonly UsableKey[]): SealedValue {
  const dataKey = randomBytes(32)
  const plaintext = Buffer.from(value)
  return {
    key_ids: keys.map(({ id }) => id),
    wrapped_data_key: wrapDataKey(dataKey, keys, { environmentId: ctx.environmentId, dataKeyId: newVaultId(ctx) }),
    ciphertext: encrypt(dataKey, plaintext, boundTo(ctx, place)),
    etag: etagOf(plaintext, place, keys),
    size: plaintext.length,
  }
}

/** @returns `undefined` when anything of it was changed, or belongs elsewhere. */
export function openValue(
  ctx: Context,
  place: ValuePlace,
  { wrapped_data_key, ciphertext }: Pick<SealedValue, 'wrapped_data_key' | 'ciphertext'>,
  keys: readonly UsableKey[],
): string | undefined {
  const dataKey = openDataKey(ctx, wrapped_data_key, keys)
  try {
    return dataKey && decrypt(dataKey, ciphertext, boundTo(ctx, place)).toString()
  } catch {
    return undefined
  }
}

/** The data key of a value wrapped by other keys, for the same value. @returns `undefined` as {@link openValue} does */
export function rewrapDataKey(
  ctx: Context,
  wrapped: Buffer,
  keys: readonly UsableKey[],
  next: readonly UsableKey[],
): Buffer | undefined {
  const dataKey = openDataKey(ctx, wrapped, keys)
  const dataKeyId = parseWrappedDataKey(wrapped)?.dataKeyId
  if (dataKey === undefined || dataKeyId === undefined) return undefined
  return wrapDataKey(dataKey, next, { environmentId: ctx.environmentId, dataKeyId })
}

function openDataKey({ environmentId }: Context, wrapped: Buffer, keys: readonly UsableKey[]): Buffer | undefined {
  const parsed = parseWrappedDataKey(wrapped)
  if (parsed?.keyIds.join() !== keys.map(({ id }) => id).join()) return undefined
  return parsed && unwrapDataKey(parsed, keys, environmentId)
}

function boundTo({ environmentId }: Context, { objectId, versionId, name }: ValuePlace): Buffer {
  return Buffer.from(`gatehouse vault value\0${JSON.stringify([environmentId, objectId, versionId, name])}`)
}

/** Equal values of an object have equal tags while its keys are the same. Without the keys, no guess can be tested with it. */
function etagOf(plaintext: Buffer, { objectId }: ValuePlace, keys: readonly UsableKey[]): string {
  const hash = keys.reduce<Buffer>(
    (inner, { key }) => createHmac('sha256', key).update('gatehouse vault etag\0').update(inner).digest(),
    Buffer.concat([Buffer.from(`${objectId}\0`), plaintext]),
  )
  return hash.toString('hex').slice(0, 32)
}
