import type { Guide, Provider } from '../guide.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'KeycloakSAML',
  protocol: 'saml',
  console: 'Keycloak admin console',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Create client',
      actions: [
        { do: 'open', path: ['Clients'] },
        { do: 'press', button: 'Create client' },
        { do: 'choose', in: 'Client type', option: 'SAML' },
        { do: 'paste', field: 'Client ID', value: 'spEntityId' },
        { do: 'name', field: 'Name' },
        { do: 'press', button: 'Next' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Login settings',
      actions: [
        { do: 'paste', field: 'Valid redirect URIs', value: 'acsUrl' },
        { do: 'paste', field: 'Master SAML Processing URL', value: 'acsUrl' },
        { do: 'press', button: 'Save' },
        { do: 'open', path: ['Settings', 'Signature and Encryption'] },
        { do: 'turn_on', option: 'Sign assertions' },
        { do: 'press', button: 'Save' },
        { do: 'open', path: ['Keys'] },
        { do: 'turn_off', option: 'Client signature required' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Client scopes', '…-dedicated'] },
        { do: 'open', path: ['Add mapper', 'By configuration', 'User Property'] },
        {
          do: 'map',
          headings: { theirs: 'Property', ours: 'SAML Attribute Name' },
          from: { id: 'id', email: 'email', firstName: 'firstName', lastName: 'lastName' },
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ providers }) => providers.keycloak.eachMapper],
    },
    {
      subject: 'add_groups',
      form: 'Group list',
      actions: [
        { do: 'open', path: ['Add mapper', 'By configuration', 'Group list'] },
        { do: 'fill', field: 'Group attribute name', text: 'groups' },
        { do: 'turn_on', option: 'Single Group Attribute' },
        { do: 'turn_off', option: 'Full group path' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'give_back',
      form: 'Endpoints',
      actions: [
        { do: 'open', path: ['Realm settings', 'General', 'Endpoints'] },
        { do: 'copy', label: 'SAML 2.0 Identity Provider Metadata', as: 'idp_metadata_url' },
      ],
    },
  ],
}

export const keycloak: Provider = { slug: 'keycloak', name: 'Keycloak', glyph: 'server', guides: [saml] }
