import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { domainAlreadyVerified } from '../errors.ts'
import { OrganizationDomain, toOrganizationDomain } from '../schemas.ts'
import { startVerification } from '../service.ts'

export const verifyOrganizationDomainOperation = defineOperation({
  id: 'OrganizationDomainsController_verify',
  method: 'POST',
  path: '/organization_domains/{id}/verify',
  summary: 'Verify an organization domain',
  description: 'Starts or restarts the DNS verification.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  success: { status: 201, body: OrganizationDomain },
  errors: [notFound, domainAlreadyVerified],
  async handler({ params }, ctx) {
    return toOrganizationDomain(await startVerification(ctx, params.id))
  },
})
