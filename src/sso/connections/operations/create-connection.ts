import { invalidRole, subResourceRole } from '#access/roles/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionRefused } from '../errors.ts'
import { ConfiguredConnection, CreateConnection, toConfiguredConnection } from '../schemas.ts'
import { createConnection } from '../service.ts'

export const createConnectionOperation = defineOperation({
  id: 'ConnectionsController_create',
  method: 'POST',
  path: '/connections',
  summary: 'Create a connection',
  description: 'It is active once its configuration is complete. The answer has what the provider needs to be told.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateConnection,
  success: { status: 201, body: ConfiguredConnection },
  errors: [notFound, connectionRefused, invalidRole, subResourceRole],
  async handler({ body }, ctx) {
    return toConfiguredConnection(ctx, await createConnection(ctx, body))
  },
})
