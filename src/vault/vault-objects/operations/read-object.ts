import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { customerKeyRefused, keyProviderUnavailable } from '../../vault-keys/index.ts'
import { objectDamaged, valueGone } from '../errors.ts'
import { readObject } from '../read-objects.ts'
import { toObjectWithoutValue, VaultObject } from '../schemas.ts'

export const readObjectOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.show_by_id',
  method: 'GET',
  path: '/vault/v1/kv/{id}',
  summary: 'Read an object',
  surface: 'vault',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: VaultObject },
  errors: [notFound, objectDamaged, valueGone, keyProviderUnavailable, customerKeyRefused],
  async handler({ params }, ctx) {
    const { value, ...object } = await readObject(ctx, { id: params.id })
    return { ...toObjectWithoutValue(ctx, object), value }
  },
})
