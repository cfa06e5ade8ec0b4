import { socialSignInArea } from '#people/identities/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { createSocialProviderOperation } from './operations/create-social-provider.ts'
import { deleteSocialProviderOperation } from './operations/delete-social-provider.ts'
import { getSocialProviderOperation } from './operations/get-social-provider.ts'
import { listSocialProvidersOperation } from './operations/list-social-providers.ts'
import { updateSocialProviderOperation } from './operations/update-social-provider.ts'

export const socialProviders = defineSlice({
  area: socialSignInArea,
  operations: [
    listSocialProvidersOperation,
    getSocialProviderOperation,
    createSocialProviderOperation,
    updateSocialProviderOperation,
    deleteSocialProviderOperation,
  ],
  tables: {
    social_providers: {
      renewal: 'social providers: replace the client secrets at the providers',
      sealed: { sealed_client_secret: 'social_provider:{environment_id}:{provider}' },
      kept: { until: 'it is deleted' },
      impersonal: {
        'what an application configures': ['provider', 'sealed_client_secret', 'settings', 'scopes', 'endpoints'],
      },
    },
  },
})
