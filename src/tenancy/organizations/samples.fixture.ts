import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, create }) {
    const external = `org-${name}`
    const { id } = await create('/organizations', { name, external_id: external })
    // Domains are an earlier slice, whose objects need an organization.
    const domain = await create('/organization_domains', { organization_id: id, domain: `${name}.example` })
    return {
      objects: {
        '/organizations/external_id/': external,
        '/organizations/': id,
        '/organization_domains/': domain.id,
      },
      members: { organization_id: id, domain: `${name}.example`, organization_domain_id: domain.id },
    }
  },
  calls: {
    OrganizationsController_create: [
      {
        with: { domain_data: [{ domain: 'fresh.example', state: 'verified' }] },
        events: ['organization.created', 'organization_domain.created', 'organization_domain.verified'],
      },
    ],
    OrganizationsController_updateOrganization: [{ with: { name: 'Renamed' }, events: ['organization.updated'] }],
    OrganizationsController_deleteOrganization: [
      {
        events: [
          { endsWith: 'members' },
          { endsWith: 'organization' },
          'organization_domain.deleted',
          'organization.deleted',
        ],
      },
    ],
  },
})
