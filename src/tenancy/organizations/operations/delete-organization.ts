import { Type } from 'typebox'
import { defineRequestLimit } from '#platform/config/request-limits.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { deleteOrganization } from '../service.ts'

const deletionLimit = defineRequestLimit({
  name: 'organizationDeletes',
  counts: '`DELETE /organizations/{id}`',
  subject: 'an environment',
  setting: 'GATEHOUSE_ORGANIZATION_DELETE_LIMIT',
})

export const deleteOrganizationOperation = defineOperation({
  id: 'OrganizationsController_deleteOrganization',
  method: 'DELETE',
  path: '/organizations/{id}',
  summary: 'Delete an organization',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  rateLimit: deletionLimit,
  params: Type.Object({ id: Type.String() }),
  success: { status: 202 },
  errors: [notFound],
  handler: ({ params }, ctx) => deleteOrganization(ctx, params.id),
})
