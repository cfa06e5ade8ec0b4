import { Type } from 'typebox'
import { Name } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createManagementKey } from '../management-keys.ts'
import { ManagementKeyWithValue, toManagementKey } from '../schemas.ts'

export const createManagementKeyOperation = defineOperation({
  id: 'gatehouse.environments.keys.create',
  method: 'POST',
  path: '/environments/current/keys',
  summary: 'Create a management key',
  description: 'The value is returned only once.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: Type.Object({ name: Name(100) }),
  success: { status: 201, body: ManagementKeyWithValue },
  async handler({ body }, ctx) {
    const { value, ...row } = await createManagementKey(ctx, body.name)
    return { ...toManagementKey(row), value }
  },
})
