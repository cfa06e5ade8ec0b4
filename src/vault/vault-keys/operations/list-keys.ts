import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { toVaultList, vaultListOf, vaultListParameters } from '../list-shape.ts'
import { listKeys } from '../manage-keys.ts'
import { toVaultKey, VaultKey } from '../schemas.ts'

export const listKeysOperation = defineOperation({
  id: 'gatehouse.vault.keys.list',
  method: 'GET',
  path: '/vault/v1/keys',
  summary: 'List the keys that wrap data keys',
  surface: 'vault',
  access: 'api_key',
  query: Type.Object(vaultListParameters),
  success: { status: 200, body: vaultListOf(VaultKey) },
  handler: async ({ query }, ctx) => toVaultList(await listKeys(ctx, query), toVaultKey),
})
