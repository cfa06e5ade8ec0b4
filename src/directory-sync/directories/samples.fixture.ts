import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const { id, external_key } = await create('/directories', {
      organization_id: member('organization_id'),
      type: 'okta scim v2.0',
      name,
      domain: `${name}.example`,
    })
    const token = await create(`/directories/${id}/tokens`)
    return {
      objects: { '/directories/': id, '/directories/{id}/tokens/': token.id },
      members: { directory_id: id, directory: id, scim_key: external_key, scim_token: token.bearer_token },
    }
  },
  calls: {
    'gatehouse.directories.create': [{ with: { external_id: undefined }, events: ['dsync.token.created'] }],
    'gatehouse.directories.update': [{ with: { name: 'Another name' } }],
    'gatehouse.directories.tokens.create': [
      {
        with: async ({ done, members }) => {
          const { organization_id } = members
          const { id } = await done('POST', '/directories', { organization_id, type: 'azure scim v2.0', name: 'Entra' })
          return { path: `/directories/${id}/tokens` }
        },
        events: ['dsync.token.created'],
      },
    ],
    'gatehouse.directories.tokens.revoke': [{ events: ['dsync.token.revoked'] }],
    DirectoriesController_deleteDirectory: [{ events: ['dsync.deleted'] }],
  },
  endings: {
    organization: ['dsync.deleted'],
  },
})
