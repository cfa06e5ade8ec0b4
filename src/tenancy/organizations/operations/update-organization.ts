import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { externalIdTaken, invalidMetadata } from '#platform/http/shared-errors.ts'
import { stripeCustomerIdTaken } from '../errors.ts'
import { Organization, UpdateOrganization } from '../schemas.ts'
import { updateOrganization } from '../service.ts'

export const updateOrganizationOperation = defineOperation({
  id: 'OrganizationsController_updateOrganization',
  method: 'PUT',
  path: '/organizations/{id}',
  summary: 'Update an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  body: UpdateOrganization,
  success: { status: 200, body: Organization },
  errors: [notFound, externalIdTaken, stripeCustomerIdTaken, invalidMetadata],
  handler: ({ params, body }, ctx) => updateOrganization(ctx, params.id, body),
})
