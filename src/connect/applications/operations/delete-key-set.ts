import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { applicationDescribesItself } from '../errors.ts'
import { deleteClientKeySet } from '../keys/service.ts'

export const deleteKeySetOperation = defineOperation({
  id: 'gatehouse.connect.applications.key_set.delete',
  method: 'DELETE',
  path: '/connect/applications/{id}/key_set',
  summary: 'Delete the keys of an application',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound, applicationDescribesItself],
  handler: ({ params }, ctx) => deleteClientKeySet(ctx, params.id),
})
