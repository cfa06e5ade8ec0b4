import { defineOperation } from '#platform/http/operation.ts'
import { deleteMigrationEndpoint } from '../endpoint.ts'
import { noMigrationEndpoint } from '../errors.ts'

export const deleteMigrationEndpointOperation = defineOperation({
  id: 'gatehouse.migration_endpoint.delete',
  method: 'DELETE',
  path: '/migration_endpoint',
  summary: 'Delete the migration endpoint',
  description: 'People who didn’t sign in until now reset their passwords.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  success: { status: 204 },
  errors: [noMigrationEndpoint],
  handler: async (_, ctx) => deleteMigrationEndpoint(ctx),
})
