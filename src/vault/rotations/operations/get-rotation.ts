import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Rotation, toRotation } from '../schemas.ts'
import { getRotation } from '../service.ts'

export const getRotationOperation = defineOperation({
  id: 'gatehouse.vault.rotations.get',
  method: 'GET',
  path: '/vault/v1/rotations/{id}',
  summary: 'Get a rotation with its progress',
  surface: 'vault',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Rotation },
  errors: [notFound],
  handler: async ({ params }, ctx) => toRotation(await getRotation(ctx, params.id)),
})
