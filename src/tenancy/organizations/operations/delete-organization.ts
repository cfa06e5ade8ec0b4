import { Type } from 'typebox'
import { notFound } from '../../../platform/http/errors.ts'
import { defineOperation } from '../../../platform/http/operation.ts'
import { deleteOrganization } from '../service.ts'

export const deleteOrganizationOperation = defineOperation({
  id: 'OrganizationsController_deleteOrganization',
  method: 'DELETE',
  path: '/organizations/{id}',
  summary: 'Delete an organization',
  surface: 'api',
  access: 'api_key',
  rateLimit: 'organizationDeletes',
  params: Type.Object({ id: Type.String() }),
  success: { status: 202 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteOrganization(ctx, params.id),
})
