import { type Static, Type } from 'typebox'
import { Nullable, Timestamp } from '#platform/http/fields.ts'
import { notSecret, secret } from '#platform/marks.ts'
import type { DataKey, WrappedKeyPair } from './data-keys.ts'
import { KeyContext } from './key-context.ts'

const description = 'The wrapped data key in Base64. Store it with the encrypted data; only this server can unwrap it.'
const EncryptedKeys = Type.String({ ...secret, description })

export const CreateDataKey = Type.Object({ context: { ...KeyContext, description: 'The key context.' } })
export const DecryptDataKey = Type.Object({ keys: Type.String({ description }) })
export const RekeyDataKey = Type.Object({
  context: { ...KeyContext, description: 'The key context.' },
  encrypted_keys: EncryptedKeys,
})

export const OpenedDataKey = Type.Object({
  id: Type.String(),
  data_key: Type.String({ ...secret, description: 'The data key for AES-256-GCM: 32 bytes in Base64.' }),
})
export const CreatedDataKey = Type.Object({
  ...OpenedDataKey.properties,
  context: Type.Unsafe<KeyContext>(Type.Record(Type.String(), Type.String(), { description: 'The key context.' })),
  encrypted_keys: EncryptedKeys,
})

export function toOpenedDataKey({ id, key }: DataKey): Static<typeof OpenedDataKey> {
  return { id, data_key: key.toString('base64') }
}

export function toCreatedDataKey(pair: WrappedKeyPair, context: KeyContext): Static<typeof CreatedDataKey> {
  return { ...toOpenedDataKey(pair), context, encrypted_keys: pair.encryptedKeys.toString('base64') }
}

export const VaultKey = Type.Object({
  object: Type.Literal('vault_key'),
  id: Type.String(),
  name: Type.String({ description: 'The name of the entry in the key context. Empty for contexts without entries.' }),
  value: Type.String({ ...notSecret, description: 'The value of the entry.' }),
  provider: Type.String({ description: 'What wraps the key: `LOCAL`, or a provider and its key.' }),
  is_customers: Type.Boolean({ description: 'Whether the wrapping key is the organization’s own.' }),
  retired_at: Nullable({ ...Timestamp, description: 'When the key was replaced. Retired keys only unwrap.' }),
  created_at: Timestamp,
})

export interface ListedKeyRow {
  id: string
  name: string
  value: string
  wrapped_by: string
  is_customers: boolean
  retired_at: string | null
  created_at: string
}

export function toVaultKey({ wrapped_by, ...row }: ListedKeyRow): Static<typeof VaultKey> {
  return { object: 'vault_key', ...row, provider: wrapped_by }
}
