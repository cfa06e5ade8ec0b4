import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ListedEnvironment, toListedEnvironment } from '../schemas.ts'
import { getApplicationEnvironment } from '../service.ts'

export const getListedEnvironmentOperation = defineOperation({
  id: 'gatehouse.environments.get',
  method: 'GET',
  path: '/environments/{id}',
  summary: 'Get an environment of the server',
  surface: 'api',
  access: 'system_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: ListedEnvironment },
  errors: [notFound],
  handler: async ({ params }, ctx) => toListedEnvironment(await getApplicationEnvironment(ctx, params.id)),
})
