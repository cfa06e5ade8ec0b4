import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { configuredKey, keyEnds } from '../errors.ts'
import { rollManagementKey } from '../management-keys.ts'
import { ManagementKeyWithValue, toManagementKey } from '../schemas.ts'

export const rollManagementKeyOperation = defineOperation({
  id: 'gatehouse.environments.keys.roll',
  method: 'POST',
  path: '/environments/current/keys/{id}/roll',
  summary: 'Roll a management key',
  description:
    'Creates a key with the same name. The old one works until the overlap ends. The value is returned only once.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({
    overlap_seconds: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 2_592_000,
        description: 'For how long the old key goes on working: up to 30 days, 24 hours if left out, 0 for not at all.',
      }),
    ),
  }),
  success: { status: 201, body: ManagementKeyWithValue },
  errors: [notFound, configuredKey, keyEnds],
  async handler({ params, body: { overlap_seconds = 86_400 } }, ctx) {
    const { value, ...row } = await rollManagementKey(ctx, params.id, overlap_seconds)
    return { ...toManagementKey(row), value }
  },
})
