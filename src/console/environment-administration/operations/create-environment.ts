import { Type } from 'typebox'
import { clusterUnknown } from '#environment/environments/index.ts'
import { mainCluster } from '#platform/clusters/clusters.ts'
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
  body: Type.Object({
    name: Name(100),
    kind: Type.Optional(EnvironmentKind),
    cluster: Type.Optional(
      Type.String({
        maxLength: 31,
        description: 'The PostgreSQL cluster to make it in: a name in `DATABASES`. By default `main`.',
      }),
    ),
  }),
  success: { status: 201, body: CreatedEnvironment },
  errors: [clusterUnknown],
  async handler({ body: { name, kind = 'production', cluster = mainCluster } }, ctx) {
    const { environment, apiKey } = await makeEnvironment(ctx, { name, kind, cluster })
    return { ...toListedEnvironment(environment), api_key: apiKey }
  },
})
