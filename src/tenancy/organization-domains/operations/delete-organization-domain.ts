import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { removeDomain } from '../service.ts'

export const deleteOrganizationDomainOperation = defineOperation({
  id: 'OrganizationDomainsController_delete',
  method: 'DELETE',
  path: '/organization_domains/{id}',
  summary: 'Delete an organization domain',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  params: Type.Object({ id: Type.String() }),
  success: { status: 204 },
  errors: [notFound],
  handler: ({ params }, ctx) => removeDomain(ctx, params.id),
})
