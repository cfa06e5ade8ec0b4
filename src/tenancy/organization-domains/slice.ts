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
  jobs: [verifyOrganizationDomain],
  tables: {
    organization_domains: { readable: ['organization_id', 'domain', 'state'] },
  },
})
