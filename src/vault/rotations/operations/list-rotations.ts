import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { toVaultList, vaultListOf, vaultListParameters } from '../../vault-keys/index.ts'
import { Rotation, toRotation } from '../schemas.ts'
import { listRotations } from '../service.ts'

export const listRotationsOperation = defineOperation({
  id: 'gatehouse.vault.rotations.list',
  method: 'GET',
  path: '/vault/v1/rotations',
  summary: 'List rotations of the keys of the Vault',
  surface: 'vault',
  access: 'api_key',
  query: Type.Object(vaultListParameters),
  success: { status: 200, body: vaultListOf(Rotation) },
  handler: async ({ query }, ctx) => toVaultList(await listRotations(ctx, query), toRotation),
})
