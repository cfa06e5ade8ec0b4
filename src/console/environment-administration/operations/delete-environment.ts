import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { firstEnvironment, nameDoesNotMatch } from '../errors.ts'
import { endEnvironment } from '../service.ts'

export const deleteEnvironmentOperation = defineOperation({
  id: 'gatehouse.environments.delete',
  method: 'DELETE',
  path: '/environments/{id}',
  summary: 'Delete an environment',
  description:
    'With everything in it. Its management keys stop working at once; a job deletes the rest. What operators and keys changed in it stays in the operator log.',
  surface: 'api',
  access: 'system_key',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({ name: Type.String({ maxLength: 100, description: 'The name of the environment, as it is.' }) }),
  success: { status: 202 },
  errors: [notFound, nameDoesNotMatch, firstEnvironment],
  async handler({ params, query }, ctx) {
    await endEnvironment(ctx, params.id, query.name)
  },
})
