import { defineSlice } from '#platform/slices/slice.ts'
import { configureIntegrationOperation } from './operations/configure-integration.ts'
import { createDataIntegrationOperation } from './operations/create-data-integration.ts'
import { deleteDataIntegrationOperations } from './operations/delete-data-integration.ts'
import { getDataIntegrationOperations } from './operations/get-data-integration.ts'
import { getServiceIconOperation } from './operations/get-service-icon.ts'
import { listConfigurationsOperation } from './operations/list-configurations.ts'
import { listDataIntegrationsOperation } from './operations/list-data-integrations.ts'
import { updateDataIntegrationOperations } from './operations/update-data-integration.ts'
import { integrationNotFound } from './read.ts'

export const pipeProviders = defineSlice({
  area: {
    name: 'Data integrations',
    group: 'Pipes',
    description:
      'Services that users and organizations can connect accounts of, for the environment and for each organization.',
  },
  operations: [
    listDataIntegrationsOperation,
    createDataIntegrationOperation,
    ...getDataIntegrationOperations,
    ...updateDataIntegrationOperations,
    ...deleteDataIntegrationOperations,
    listConfigurationsOperation,
    configureIntegrationOperation,
    getServiceIconOperation,
  ],
  tables: {
    data_integrations: {
      renewal: 'services of Pipes: replace the client secrets at their providers',
      sealed: { sealed_client_secret: 'data_integration:{id}:' },
      kept: { until: 'it is deleted' },
      missing: integrationNotFound,
      readable: [
        'id',
        'ownership',
        'slug',
        'enabled',
        'state',
        'scopes',
        'auth_methods',
        'config',
        'credentials_type',
        'client_id',
        'sealed_client_secret',
        'custom_provider',
      ],
      impersonal: {
        'services, and clients at them': [
          'description',
          'scopes',
          'auth_methods',
          'config',
          'sealed_client_secret',
          'client_secret_hint',
          'custom_provider',
        ],
      },
    },
    data_integration_configurations: {
      renewal: 'clients of organizations at services of Pipes: replace the secrets at their providers',
      sealed: { sealed_client_secret: 'data_integration:{integration_id}:{organization_id}' },
      kept: { until: 'it is deleted' },
      readable: [
        'integration_id',
        'organization_id',
        'enabled',
        'scopes',
        'config',
        'client_id',
        'sealed_client_secret',
      ],
      impersonal: {
        'services, and clients at them': ['scopes', 'config', 'sealed_client_secret', 'client_secret_hint'],
      },
    },
  },
})
