import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ClientKeySet, toClientKeySet } from '../keys/schemas.ts'
import { getClientKeySet } from '../keys/service.ts'
import { lockApplication } from '../service.ts'

export const getKeySetOperation = defineOperation({
  id: 'gatehouse.connect.applications.key_set.get',
  method: 'GET',
  path: '/connect/applications/{id}/key_set',
  summary: 'Get the keys of an application',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  lockRow: ({ id }, ctx) => lockApplication(ctx, id),
  success: { status: 200, body: ClientKeySet },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toClientKeySet(await getClientKeySet(ctx, params.id))
  },
})
