import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Name } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { EnvironmentKind, ListedEnvironment, toListedEnvironment } from '../schemas.ts'
import { changeEnvironment } from '../service.ts'

export const changeEnvironmentOperation = defineOperation({
  id: 'gatehouse.environments.change',
  method: 'PATCH',
  path: '/environments/{id}',
  summary: 'Rename an environment or change what it is for',
  surface: 'api',
  access: 'system_key',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({ name: Type.Optional(Name(100)), kind: Type.Optional(EnvironmentKind) }),
  success: { status: 200, body: ListedEnvironment },
  errors: [notFound],
  handler: async ({ params, body }, ctx) => toListedEnvironment(await changeEnvironment(ctx, params.id, body)),
})
