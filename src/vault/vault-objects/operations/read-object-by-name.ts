import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../../vault-keys/index.ts'
import { objectDamaged, valueGone } from '../errors.ts'
import { readObject } from '../read-objects.ts'
import { toObjectWithoutValue, VaultObject } from '../schemas.ts'

export const readObjectByNameOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.show_by_name',
  method: 'GET',
  path: '/vault/v1/kv/name/{name}',
  summary: 'Read an object by its name',
  surface: 'vault',
  access: 'api_key',
  params: Type.Object({ name: Type.String() }),
  success: { status: 200, body: VaultObject },
  errors: [notFound, objectDamaged, valueGone, keyProviderUnavailable, customerKeyRefused],
  async handler({ params }, ctx) {
    const { value, ...object } = await readObject(ctx, { name: params.name })
    return { ...toObjectWithoutValue(ctx, object), value }
  },
})
