import { Type } from 'typebox'
import { Name } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { policySettings } from '../policy-settings.ts'
import { Environment, toEnvironment } from '../schemas.ts'
import { getEnvironment, updateEnvironment } from '../service.ts'

export const updateEnvironmentOperation = defineOperation({
  id: 'gatehouse.environments.update',
  method: 'PATCH',
  path: '/environments/current',
  summary: 'Rename the environment',
  description: 'Hosted pages and emails show the name.',
  surface: 'api',
  access: 'api_key',
  body: Type.Object({ name: Type.Optional(Name(100)) }),
  success: { status: 200, body: Environment },
  async handler({ body }, ctx) {
    await updateEnvironment(ctx, body)
    return toEnvironment(await getEnvironment(ctx), await policySettings.read(ctx))
  },
})
