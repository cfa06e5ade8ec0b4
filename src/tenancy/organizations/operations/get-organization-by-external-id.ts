import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { Organization } from '../schemas.ts'
import { getOrganizationByExternalId } from '../service.ts'

export const getOrganizationByExternalIdOperation = defineOperation({
  id: 'OrganizationsController_getByExternalId',
  method: 'GET',
  path: '/organizations/external_id/{external_id}',
  summary: 'Get an organization by its external id',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ external_id: Type.String() }),
  success: { status: 200, body: Organization },
  errors: [notFound],
  handler: ({ params }, ctx) => getOrganizationByExternalId(ctx, params.external_id),
})
