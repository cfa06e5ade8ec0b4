import { sql } from '#platform/db/sql.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { policySettings } from '../policy-settings.ts'
import { Environment, toEnvironment } from '../schemas.ts'
import { getEnvironment } from '../service.ts'

export const getEnvironmentOperation = defineOperation({
  id: 'gatehouse.environments.current',
  method: 'GET',
  path: '/environments/current',
  summary: 'Get the environment of the API key',
  description: 'Includes its sign-in methods, session timeout and MFA policy.',
  surface: 'api',
  access: 'api_key',
  lockRow: (_params, ctx) => sql`
    select 1 from environments where id = ${ctx.environmentId} for no key update`,
  success: { status: 200, body: Environment },
  handler: async (_input, ctx) => {
    const [environment, settings] = await Promise.all([getEnvironment(ctx), policySettings.read(ctx)])
    return toEnvironment(environment, settings)
  },
})
