import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteSocialProvider } from '../service.ts'

export const deleteSocialProviderOperation = defineOperation({
  id: 'gatehouse.social_providers.delete',
  method: 'DELETE',
  path: '/environments/current/social_providers/{provider}',
  summary: 'Remove the configuration of a social provider',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ provider: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteSocialProvider(ctx, params.provider),
})
