import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import * as organizationEvents from './events.ts'
import { createOrganizationOperation } from './operations/create-organization.ts'
import { deleteOrganizationOperation } from './operations/delete-organization.ts'
import { getOrganizationOperation } from './operations/get-organization.ts'
import { getOrganizationByExternalIdOperation } from './operations/get-organization-by-external-id.ts'
import { listOrganizationsOperation } from './operations/list-organizations.ts'
import { updateOrganizationOperation } from './operations/update-organization.ts'

export const organizations = defineSlice({
  area: {
    name: 'Organizations',
    group: 'Customers and users',
    description: 'An organization is a customer of yours: a company whose people use your application.',
  },
  operations: [
    listOrganizationsOperation,
    createOrganizationOperation,
    getOrganizationByExternalIdOperation,
    getOrganizationOperation,
    updateOrganizationOperation,
    deleteOrganizationOperation,
  ],
  events: Object.values(organizationEvents),
  impersonalTexts: [
    [/^organization\.\w+ (name|external_id|stripe_customer_id|metadata\.\*)$/, 'an organization'],
    [/^organization\.\w+ domains\.(domain|verification_prefix|verification_token)$/, 'a domain'],
  ],
  tables: {
    organizations: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Organization', id),
      readable: ['id', 'name', 'made_for_agent', 'external_id'],
      impersonal: { 'no person': ['name', 'metadata'] },
    },
  },
})
