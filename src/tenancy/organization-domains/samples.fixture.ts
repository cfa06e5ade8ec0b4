import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: {
    OrganizationDomainsController_create: [
      { with: { domain: 'fresh.example' }, events: ['organization_domain.created'] },
    ],
    OrganizationDomainsController_delete: [{ events: ['organization_domain.deleted'] }],
  },
})
