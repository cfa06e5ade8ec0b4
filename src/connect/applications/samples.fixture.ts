import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const { id } = await create('/connect/applications', {
      application_type: 'm2m',
      name,
      organization_id: member('organization_id'),
      scopes: ['orders:read'],
    })
    const secret = await create(`/connect/applications/${id}/client_secrets`)
    return { objects: { '/connect/applications/': id, '/connect/client_secrets/': secret.id } }
  },
  calls: {
    ApplicationsController_create: [
      {
        with: async ({ members }) => ({
          application_type: 'm2m',
          name: 'Robot',
          organization_id: members.organization_id,
        }),
      },
    ],
    'gatehouse.connect.applications.key_set.set': [{ with: { jwks_uri: 'https://keys.example.com/jwks.json' } }],
  },
})
