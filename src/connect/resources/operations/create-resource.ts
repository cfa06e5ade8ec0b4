import { defineOperation } from '#platform/http/operation.ts'
import { resourceExists } from '../errors.ts'
import { ConnectResource, CreateResource, toResource } from '../schemas.ts'
import { createResource } from '../service.ts'

export const createResourceOperation = defineOperation({
  id: 'AuthkitOauthResourcesController_create',
  method: 'POST',
  path: '/user_management/authkit_oauth_resources',
  summary: 'Register a resource',
  description: 'Registers an API for which applications may request access tokens (RFC 8707).',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateResource,
  success: { status: 201, body: ConnectResource },
  errors: [resourceExists],
  async handler({ body }, ctx) {
    return toResource(await createResource(ctx, body))
  },
})
