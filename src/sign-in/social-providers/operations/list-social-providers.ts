import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { socialProviders } from '../providers/index.ts'
import { SocialProviderObject, toSocialProvider } from '../schemas.ts'
import { listSocialProviders } from '../service.ts'

export const listSocialProvidersOperation = defineOperation({
  id: 'gatehouse.social_providers.list',
  method: 'GET',
  path: '/environments/current/social_providers',
  summary: 'List social providers',
  description: 'Every supported provider, with the client of the environment if one is configured.',
  surface: 'api',
  access: 'api_key',
  success: {
    status: 200,
    body: Type.Object({ object: Type.Literal('list'), data: Type.Array(SocialProviderObject) }),
  },
  async handler(_input, ctx) {
    const rows = await listSocialProviders(ctx)
    return {
      object: 'list' as const,
      data: socialProviders.map((each) => toSocialProvider(ctx, each, rows.get(each.provider))),
    }
  },
})
