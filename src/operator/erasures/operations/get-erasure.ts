import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Erasure, toErasure } from '../schemas.ts'
import { getErasure } from '../service.ts'

export const getErasureOperation = defineOperation({
  id: 'gatehouse.users.get_erasure',
  method: 'GET',
  path: '/user_management/erasures/{id}',
  summary: 'Get the progress of an erasure',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Erasure },
  errors: [notFound],
  handler: async ({ params }, ctx) => toErasure(await getErasure(ctx, params.id)),
})
