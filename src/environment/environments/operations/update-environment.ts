import { Type } from 'typebox'
import { Name, Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { requireWebAddress } from '#platform/http/web-address.ts'
import { policySettings } from '../policy-settings.ts'
import { Environment, toEnvironment } from '../schemas.ts'
import { getEnvironment, updateEnvironment } from '../service.ts'

export const updateEnvironmentOperation = defineOperation({
  id: 'gatehouse.environments.update',
  method: 'PATCH',
  path: '/environments/current',
  summary: 'Update the environment',
  description:
    'Hosted pages and emails show the name. Users go to the homepage after signing out, unless the sign-out names another URL.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: Type.Object({
    name: Type.Optional(Name(100)),
    app_homepage_url: Type.Optional({
      ...Nullable(Type.String({ maxLength: 2_048 })),
      description: 'The homepage of the application. `null` removes it.',
    }),
  }),
  success: { status: 200, body: Environment },
  async handler({ body }, ctx) {
    if (typeof body.app_homepage_url === 'string') requireWebAddress('app_homepage_url', body.app_homepage_url)
    await updateEnvironment(ctx, body)
    return toEnvironment(await getEnvironment(ctx), await policySettings.read(ctx))
  },
})
