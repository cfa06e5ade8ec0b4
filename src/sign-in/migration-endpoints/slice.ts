import { defineSlice } from '#platform/slices/slice.ts'
import { deleteMigrationEndpointOperation } from './operations/delete-migration-endpoint.ts'
import { getMigrationEndpointOperation } from './operations/get-migration-endpoint.ts'
import { setMigrationEndpointOperation } from './operations/set-migration-endpoint.ts'

export const migrationEndpoints = defineSlice({
  area: {
    name: 'Migration endpoint',
    group: 'Sign-in',
    description: 'Ask the login of an earlier product once about people whose password isn’t here yet.',
    after: 'Multi-factor authentication',
  },
  operations: [getMigrationEndpointOperation, setMigrationEndpointOperation, deleteMigrationEndpointOperation],
  tables: {
    migration_endpoint_secrets: {
      renewal: 'secrets of migration endpoints: rotate each, and give the new one to the earlier login',
      sealed: { sealed_secret: 'migration_endpoint:{environment_id}' },
      kept: { until: 'it is deleted' },
      impersonal: { 'a secret of an application': ['sealed_secret'] },
    },
  },
})
