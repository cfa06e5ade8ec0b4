import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  furnish: async ({ member }) => ({
    objects: {
      '/_widgets/admin-portal/organization-domains/': member('organization_domain_id'),
      '/_widgets/directory-sync/directories/': member('directory_id'),
    },
  }),
  calls: {
    'gatehouse.widgets.organization_domains.delete': [{ events: ['organization_domain.deleted'] }],
    'gatehouse.widgets.portal_link.create': [{ with: { path: '/_widgets/admin-portal/generate-link?intent=sso' } }],
  },
})
