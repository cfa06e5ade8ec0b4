import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const { id } = await create('/connections', {
      organization_id: member('organization_id'),
      type: 'GenericOIDC',
      name,
      domains: [`${name}.example`],
      oidc: {
        issuer: 'https://idp.invalid',
        client_id: `client-of-${name}`,
        client_secret: `secret-of-${name}`,
      },
    })
    return {
      objects: { '/connections/': id },
      members: { connection_id: id },
    }
  },
  calls: {
    ConnectionsController_create: [
      {
        with: { type: 'MagicLink', saml: undefined, oidc: undefined, domains: ['fresh.example'] },
        events: ['connection.activated'],
      },
    ],
    ConnectionsController_patch: [
      {
        with: async ({ done, members }) => {
          const { organization_id } = members
          const { id } = await done('POST', '/connections', { organization_id, type: 'MagicLink', name: 'Links' })
          const changes = { type: 'MagicLink', saml: undefined, oidc: undefined, domains: ['fresh.example'] }
          return { path: `/connections/${id}`, state: 'inactive', ...changes }
        },
        events: ['connection.deactivated'],
      },
    ],
    'gatehouse.connections.rotate_keys': [
      {
        with: async ({ done, members }) => {
          const { organization_id } = members
          const { id } = await done('POST', '/connections', { organization_id, type: 'GenericSAML', name: 'SAML' })
          return { path: `/connections/${id}/rotate_keys` }
        },
        events: ['connection.saml_certificate_renewed'],
      },
    ],
    ConnectionsController_delete: [{ events: ['connection.deleted'] }],
  },
  endings: {
    organization: ['connection.deleted', 'connection.deleted', 'connection.deleted'],
  },
})
