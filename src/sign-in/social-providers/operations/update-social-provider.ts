import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { providerRefused } from '../errors.ts'
import { SocialProviderObject, toSocialProvider, UpdateSocialProvider } from '../schemas.ts'
import { updateSocialProvider } from '../service.ts'

export const updateSocialProviderOperation = defineOperation({
  id: 'gatehouse.social_providers.update',
  method: 'PATCH',
  path: '/environments/current/social_providers/{provider}',
  summary: 'Update a social provider',
  description: 'Changes its client, or disables it. `endpoints` at another origin need `client_secret` again.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ provider: Type.String() }),
  body: UpdateSocialProvider,
  success: { status: 200, body: SocialProviderObject },
  errors: [notFound, providerRefused],
  async handler({ params, body }, ctx) {
    const { definition, row } = await updateSocialProvider(ctx, params.provider, body)
    return toSocialProvider(ctx, definition, row)
  },
})
