import { basename } from 'node:path'
import { defineSamples } from '#test/slice-samples.ts'
import { iconPathsOf } from './icons/icon-files.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const slug = `crm-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`
    const integration = {
      provider: slug,
      enabled: true,
      scopes: ['contacts'],
      auth_methods: ['oauth', 'api_key', 'client_credentials'],
      credentials: { type: 'custom', client_id: 'client', client_secret: 'the secret of a client' },
    }
    const custom_provider = {
      name: 'CRM',
      authorization_url: 'http://127.0.0.1:9/authorize',
      token_url: 'http://127.0.0.1:9/token',
    }
    await create('/data-integrations', { ...integration, custom_provider })
    await create('/data-integrations', { ...integration, ownership: 'organization' })
    return {
      objects: {
        '/data-integrations/': slug,
        '/assets/services/': basename(iconPathsOf({ slug: 'github', custom_provider: null })?.light ?? ''),
        '/organizations/{organizationId}/data_integration_configurations/': slug,
      },
    }
  },
  calls: {
    DataIntegrationsManagementController_createDataIntegration: [
      { with: { provider: 'github', credentials: { type: 'custom', client_id: 'new', client_secret: 'a secret' } } },
    ],
    ProviderController_configure: [{ with: { enabled: false } }],
  },
})
