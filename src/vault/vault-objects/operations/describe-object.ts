import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { describeObject } from '../read-objects.ts'
import { ObjectWithoutValue, toObjectWithoutValue } from '../schemas.ts'

export const describeObjectOperation = defineOperation({
  id: 'JumpWireWeb.DataVaultController.describe',
  method: 'GET',
  path: '/vault/v1/kv/{id}/metadata',
  summary: 'Get the metadata of an object',
  surface: 'vault',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: ObjectWithoutValue },
  errors: [notFound],
  handler: async ({ params }, ctx) => toObjectWithoutValue(ctx, await describeObject(ctx, params.id)),
})
