import { Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { SocialProviderObject, toSocialProvider } from '../schemas.ts'
import { getSocialProvider } from '../service.ts'

export const getSocialProviderOperation = defineOperation({
  id: 'gatehouse.social_providers.get',
  method: 'GET',
  path: '/environments/current/social_providers/{provider}',
  summary: 'Get a configured social provider',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ provider: Type.String() }),
  lockRow: ({ provider }, ctx) => sql`
    select 1 from social_providers where environment_id = ${ctx.environmentId} and provider = ${provider} for update`,
  success: { status: 200, body: SocialProviderObject },
  errors: [notFound],
  async handler({ params }, ctx) {
    const { definition, row } = await getSocialProvider(ctx, params.provider)
    return toSocialProvider(ctx, definition, row)
  },
})
