import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { toVaultList, vaultListOf, vaultListParameters } from '../../vault-keys/index.ts'
import { listObjects } from '../read-objects.ts'
import { ObjectSummary } from '../schemas.ts'

const Moment = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }))

export const listObjectsOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.index',
  method: 'GET',
  path: '/vault/v1/kv',
  summary: 'List the objects of the environment',
  surface: 'vault',
  access: 'api_key',
  query: Type.Object({
    ...vaultListParameters,
    search: Type.Optional(
      Type.String({ maxLength: 200, description: 'Returns objects whose name contains this text, ignoring case.' }),
    ),
    updatedAfter: Moment('Returns only objects that changed after this time.'),
    updated_after: Moment('The same as `updatedAfter`, as the official Node.js SDK sends it.'),
  }),
  success: { status: 200, body: vaultListOf(ObjectSummary) },
  async handler({ query: { updatedAfter, updated_after = updatedAfter, ...query } }, ctx) {
    const filters = updated_after === undefined ? query : { ...query, updatedAfter: updated_after }
    return toVaultList(await listObjects(ctx, filters), (row) => row)
  },
})
