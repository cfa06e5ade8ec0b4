import { defineOperation } from '#platform/http/operation.ts'
import { externalIdTaken, invalidMetadata } from '#platform/http/shared-errors.ts'
import { CreateOrganization, Organization } from '../schemas.ts'
import { createOrganization } from '../service.ts'

export const createOrganizationOperation = defineOperation({
  id: 'OrganizationsController_create',
  method: 'POST',
  path: '/organizations',
  summary: 'Create an organization',
  surface: 'api',
  access: 'api_key',
  idempotency: 'replay',
  repeatable: true,
  body: CreateOrganization,
  success: { status: 201, body: Organization },
  errors: [externalIdTaken, invalidMetadata],
  handler: ({ body }, ctx) => createOrganization(ctx, body),
})
