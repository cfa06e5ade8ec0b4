import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { versionMismatch } from '../errors.ts'
import { DeletedObject, VersionChecked } from '../schemas.ts'
import { deleteObject } from '../write-objects.ts'

export const deleteObjectOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.delete',
  method: 'DELETE',
  path: '/vault/v1/kv/{id}',
  summary: 'Delete an object with all of its versions',
  surface: 'vault',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  query: VersionChecked,
  success: { status: 200, body: DeletedObject },
  errors: [notFound, versionMismatch],
  async handler({ params, query }, ctx) {
    const { name } = await deleteObject(ctx, params.id, query.version_check)
    return { name, success: true }
  },
})
