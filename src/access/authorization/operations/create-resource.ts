import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createResource } from '../create-resource.ts'
import { badRequest, externalIdConflict, lockTimeout, resourceTypeUpdateInProgress } from '../errors.ts'
import { CreateResource, Resource, toResource } from '../resource-schemas.ts'

export const createResourceOperation = defineOperation({
  id: 'AuthorizationResourcesController_create',
  method: 'POST',
  path: '/authorization/resources',
  summary: 'Create a resource',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateResource,
  success: { status: 201, body: Resource },
  errors: [notFound, badRequest, externalIdConflict, lockTimeout, resourceTypeUpdateInProgress],
  async handler({ body }, ctx) {
    return toResource(await createResource(ctx, body))
  },
})
