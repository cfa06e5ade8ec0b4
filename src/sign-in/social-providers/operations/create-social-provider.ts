import { defineOperation } from '#platform/http/operation.ts'
import { providerExists, providerRefused } from '../errors.ts'
import { CreateSocialProvider, SocialProviderObject, toSocialProvider } from '../schemas.ts'
import { createSocialProvider } from '../service.ts'

export const createSocialProviderOperation = defineOperation({
  id: 'gatehouse.social_providers.create',
  method: 'POST',
  path: '/environments/current/social_providers',
  summary: 'Configure a social provider',
  description: 'Requires a client that you registered at the provider.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateSocialProvider,
  success: { status: 201, body: SocialProviderObject },
  errors: [providerExists, providerRefused],
  async handler({ body }, ctx) {
    const { definition, row } = await createSocialProvider(ctx, body)
    return toSocialProvider(ctx, definition, row)
  },
})
