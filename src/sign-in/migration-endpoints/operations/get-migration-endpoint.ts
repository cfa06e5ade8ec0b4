import { defineOperation } from '#platform/http/operation.ts'
import { getMigrationEndpoint } from '../endpoint.ts'
import { noMigrationEndpoint } from '../errors.ts'
import { MigrationEndpoint } from '../schemas.ts'

export const getMigrationEndpointOperation = defineOperation({
  id: 'gatehouse.migration_endpoint.get',
  method: 'GET',
  path: '/migration_endpoint',
  summary: 'Get the migration endpoint',
  description: 'The login of an earlier product that is asked about people whose password isn’t here yet.',
  surface: 'api',
  access: 'api_key',
  success: { status: 200, body: MigrationEndpoint },
  errors: [noMigrationEndpoint],
  handler: (_, ctx) => getMigrationEndpoint(ctx),
})
