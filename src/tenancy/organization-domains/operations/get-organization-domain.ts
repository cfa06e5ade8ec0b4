import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { OrganizationDomain, toOrganizationDomain } from '../schemas.ts'
import { getDomain } from '../service.ts'

export const getOrganizationDomainOperation = defineOperation({
  id: 'OrganizationDomainsController_get',
  method: 'GET',
  path: '/organization_domains/{id}',
  summary: 'Get an organization domain',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: OrganizationDomain },
  errors: [notFound],
  async handler({ params }, ctx) {
    return toOrganizationDomain(await getDomain(ctx, params.id))
  },
})
