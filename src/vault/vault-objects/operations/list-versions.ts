import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { toVaultList, vaultListOf, vaultListParameters } from '../../vault-keys/index.ts'
import { listVersions } from '../read-objects.ts'
import { ObjectVersion } from '../schemas.ts'

export const listVersionsOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.versions',
  method: 'GET',
  path: '/vault/v1/kv/{id}/versions',
  summary: 'List the versions of an object',
  surface: 'vault',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object(vaultListParameters),
  success: { status: 200, body: vaultListOf(ObjectVersion) },
  errors: [notFound],
  handler: async ({ params, query }, ctx) => toVaultList(await listVersions(ctx, params.id, query), (row) => row),
})
