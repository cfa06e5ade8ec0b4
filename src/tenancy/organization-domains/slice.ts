import { defineSlice } from '#platform/slices/slice.ts'
import * as organizationDomainEvents from './events.ts'
import { verifyOrganizationDomain } from './jobs.ts'
import { createOrganizationDomainOperation } from './operations/create-organization-domain.ts'
import { deleteOrganizationDomainOperation } from './operations/delete-organization-domain.ts'
import { getOrganizationDomainOperation } from './operations/get-organization-domain.ts'
import { verifyOrganizationDomainOperation } from './operations/verify-organization-domain.ts'

export const organizationDomains = defineSlice({
  area: {
    name: 'Organization domains',
    group: 'Customers and users',
    description: 'Domains that an organization owns, proven by a DNS record.',
    after: 'Organizations',
  },
  operations: [
    createOrganizationDomainOperation,
    getOrganizationDomainOperation,
    deleteOrganizationDomainOperation,
    verifyOrganizationDomainOperation,
  ],
  events: Object.values(organizationDomainEvents),
  impersonalTexts: [
    [/^organization_domain\.\w+ (organization_domain\.)?(domain|verification_prefix|verification_token)$/, 'a domain'],
  ],
  jobs: [verifyOrganizationDomain],
  tables: {
    organization_domains: {
      kept: { until: 'it is deleted' },
      readable: ['organization_id', 'domain', 'state'],
      impersonal: { 'no person': ['domain', 'verification_prefix', 'verification_token', 'last_check'] },
    },
  },
})
