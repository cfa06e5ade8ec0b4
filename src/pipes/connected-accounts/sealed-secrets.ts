import type { Context } from '#platform/context.ts'
import { openKeys, type UsableKey, type VaultKeyRow } from '#vault/vault-keys/index.ts'
import { openValue, type SealedValue, sealValue } from '#vault/vault-objects/index.ts'
import { accountDamaged } from './errors.ts'
import type { AccountRow } from './schemas.ts'

/** What an account is opened with, as it lies sealed. */
export interface AccountSecrets {
  accessToken?: string | undefined
  refreshToken?: string | undefined
  apiKey?: string
  clientSecret?: string
  /** The origin of the token endpoint that gets the refresh token, or the client. */
  sentTo?: string | undefined
}

type Sealed = Pick<SealedValue, 'key_ids' | 'wrapped_data_key' | 'ciphertext'>

/** The context of the keys that seal an account: that of its organization, which may bring a key of its own. */
export function keyContextOf(organizationId: string | null): Record<string, string> {
  return organizationId === null ? {} : { organization_id: organizationId }
}

/**
 * Seals secrets as the Vault seals a value: under a data key that the keys of the context wrap, bound to this account
 * and revision.
 */
export function sealSecrets(
  ctx: Context,
  { id, revision }: Pick<AccountRow, 'id' | 'revision'>,
  secrets: AccountSecrets,
  keys: readonly UsableKey[],
): Sealed {
  return sealValue(ctx, placeOf(id, revision), JSON.stringify(secrets), keys)
}

/** @param rows of all keys of the account. @throws accountDamaged, keyProviderUnavailable, customerKeyRefused */
export async function openSecrets(
  ctx: Context,
  account: Pick<AccountRow, 'id' | 'revision'> & Sealed,
  rows: readonly VaultKeyRow[],
): Promise<AccountSecrets> {
  const sorted = account.key_ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
  if (sorted.length !== account.key_ids.length) throw accountDamaged(account.id)
  const keys = await openKeys(ctx, sorted)
  const text = openValue(ctx, placeOf(account.id, account.revision), account, keys)
  if (text === undefined) throw accountDamaged(account.id)
  const secrets: AccountSecrets = JSON.parse(text)
  return secrets
}

export function placeOf(accountId: string, revision: number) {
  return { objectId: accountId, versionId: String(revision), name: 'connected account' }
}
