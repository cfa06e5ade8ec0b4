import type { Guide, Provider } from '../guide.ts'
import { standardClaims } from './attributes.ts'

const oidc: Guide = {
  connectionType: 'GenericOIDC',
  protocol: 'oidc',
  asks: ['client'],
  attributes: standardClaims,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      actions: [
        { do: 'say', text: ({ providers }) => providers.genericOidc.webApplication },
        { do: 'choose', in: 'Grant type', option: 'Authorization Code' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Client',
      actions: [{ do: 'paste', field: 'Redirect URI', value: 'redirectUri' }],
    },
    {
      subject: 'map_attributes',
      actions: [{ do: 'say', text: ({ providers }) => providers.genericOidc.standardScopes }],
    },
    { subject: 'add_groups', actions: [{ do: 'say', text: ({ providers }) => providers.genericOidc.groupsClaim }] },
    { subject: 'assign_people', actions: [{ do: 'assign' }] },
    {
      subject: 'give_back',
      form: 'Client',
      actions: [
        { do: 'copy', label: 'Client ID', as: 'client_id' },
        { do: 'copy', label: 'Client secret', as: 'client_secret' },
        { do: 'compose', as: 'discovery_endpoint', pattern: 'https://<issuer>/.well-known/openid-configuration' },
      ],
    },
  ],
}

export const genericOidc: Provider = {
  slug: 'generic-oidc',
  name: 'OpenID Connect',
  glyph: 'plug',
  isGeneric: true,
  guides: [oidc],
}
