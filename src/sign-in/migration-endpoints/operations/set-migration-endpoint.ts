import { defineOperation } from '#platform/http/operation.ts'
import { setMigrationEndpoint } from '../endpoint.ts'
import { invalidMigrationUrl } from '../errors.ts'
import { MigrationEndpointWithSecret, SetMigrationEndpoint } from '../schemas.ts'

export const setMigrationEndpointOperation = defineOperation({
  id: 'gatehouse.migration_endpoint.set',
  method: 'PUT',
  path: '/migration_endpoint',
  summary: 'Set the migration endpoint',
  description:
    'At password sign-ins and resets, the endpoint is asked about addresses that are unknown or have no password. A confirmed password is stored, and not asked for again.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: SetMigrationEndpoint,
  success: { status: 200, body: MigrationEndpointWithSecret },
  errors: [invalidMigrationUrl],
  handler: ({ body }, ctx) => setMigrationEndpoint(ctx, body),
})
