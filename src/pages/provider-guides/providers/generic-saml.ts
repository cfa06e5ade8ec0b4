import type { Guide, Provider } from '../guide.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'GenericSAML',
  protocol: 'saml',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      actions: [{ do: 'say', text: ({ providers }) => providers.genericSaml.newApplication }],
    },
    {
      subject: 'enter_addresses',
      form: 'Service provider',
      actions: [
        { do: 'paste', field: 'ACS URL', value: 'acsUrl' },
        { do: 'paste', field: 'Entity ID', value: 'spEntityId' },
        { do: 'say', text: ({ providers }) => providers.genericSaml.signed },
      ],
      notes: [({ providers }) => providers.genericSaml.orMetadata],
    },
    {
      subject: 'map_attributes',
      actions: [
        {
          do: 'map',
          headings: { ours: 'Attribute', theirs: 'Value' },
          from: { id: 'User ID', email: 'Email', firstName: 'First name', lastName: 'Last name' },
        },
      ],
    },
    { subject: 'add_groups', actions: [{ do: 'say', text: ({ providers }) => providers.genericSaml.groupsAttribute }] },
    { subject: 'assign_people', actions: [{ do: 'assign' }] },
    {
      subject: 'give_back',
      form: 'Identity provider',
      actions: [{ do: 'copy', label: 'Metadata URL', as: 'idp_metadata_url' }],
      notes: [({ providers }) => providers.genericSaml.otherWays],
    },
  ],
}

export const genericSaml: Provider = {
  slug: 'generic-saml',
  name: 'SAML',
  glyph: 'plug',
  isGeneric: true,
  guides: [saml],
}
