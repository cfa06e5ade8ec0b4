import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { domainAlreadyExists } from '../errors.ts'
import { CreateOrganizationDomain, OrganizationDomain, toOrganizationDomain } from '../schemas.ts'
import { addDomain } from '../service.ts'

export const createOrganizationDomainOperation = defineOperation({
  id: 'OrganizationDomainsController_create',
  method: 'POST',
  path: '/organization_domains',
  summary: 'Add a domain to an organization',
  description: 'Starts the DNS verification of the domain.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateOrganizationDomain,
  success: { status: 201, body: OrganizationDomain },
  errors: [notFound, domainAlreadyExists],
  async handler({ body }, ctx) {
    return toOrganizationDomain(await addDomain(ctx, body.organization_id, { domain: body.domain, state: 'pending' }))
  },
})
