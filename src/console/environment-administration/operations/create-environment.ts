import { Type } from 'typebox'
import { Name } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { CreatedEnvironment, EnvironmentKind, toListedEnvironment } from '../schemas.ts'
import { makeEnvironment } from '../service.ts'

export const createEnvironmentOperation = defineOperation({
  id: 'gatehouse.environments.create',
  method: 'POST',
  path: '/environments',
  summary: 'Create an environment',
  description: 'With a client id and a first management key, whose value is returned only once.',
  surface: 'api',
  access: 'system_key',
  idempotency: 'replay',
  body: Type.Object({ name: Name(100), kind: Type.Optional(EnvironmentKind) }),
  success: { status: 201, body: CreatedEnvironment },
  async handler({ body: { name, kind = 'production' } }, ctx) {
    const { environment, apiKey } = await makeEnvironment(ctx, { name, kind })
    return { ...toListedEnvironment(environment), api_key: apiKey }
  },
})
