import { invalidRole, subResourceRole } from '#access/roles/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { ConfiguredConnection, toConfiguredConnection } from '../configured-connection.ts'
import { connectionRefused } from '../errors.ts'
import { CreateConnectionBody } from '../official/body.ts'
import { creationErrors } from '../official/errors.ts'
import { readCreation } from '../official/read-body.ts'
import { createConnection } from '../service.ts'

export const createConnectionOperation = defineOperation({
  id: 'ConnectionsController_create',
  method: 'POST',
  path: '/connections',
  summary: 'Create a connection',
  description:
    'It becomes active once its configuration is complete. The response has the values to enter at the provider. With an `external_id` that a connection of the organization has, that connection is answered unchanged.',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  body: CreateConnectionBody,
  success: { status: 201, body: ConfiguredConnection },
  errors: [notFound, connectionRefused, invalidRole, subResourceRole, ...creationErrors],
  async handler({ body }, ctx) {
    const { input, official } = await readCreation(ctx, body)
    return toConfiguredConnection(ctx, await createConnection(ctx, input, undefined, official))
  },
})
