import type { Guide, Provider } from '../guide.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'RipplingSAML',
  protocol: 'saml',
  console: 'Rippling admin console',
  asks: ['metadata_file', 'metadata_url', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Create New App',
      actions: [
        { do: 'open', path: ['IT Management', 'Custom App'] },
        { do: 'press', button: 'Create New App' },
        { do: 'name', field: 'App Name' },
        { do: 'choose', option: 'Single Sign-On (SAML)' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [({ providers }) => providers.rippling.newPlace],
    },
    {
      subject: 'give_back',
      form: 'SSO Setup Instructions',
      actions: [{ do: 'download', label: 'IdP Metadata XML', as: 'idp_metadata_xml' }],
    },
    {
      subject: 'enter_addresses',
      form: 'SSO Setup Instructions',
      actions: [
        { do: 'paste', field: 'ACS URL', value: 'acsUrl' },
        { do: 'paste', field: 'Service Provider Entity ID', value: 'spEntityId' },
        { do: 'press', button: 'Move to Next Step' },
        { do: 'open', path: ['Settings', 'Advanced SAML Settings'] },
        { do: 'turn_on', option: 'Disable InResponseTo field in assertions for IdP initiated SSO' },
      ],
      notes: [({ providers }) => providers.rippling.dummyValues],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Settings', 'SAML Attributes', 'Create New'] },
        {
          do: 'map',
          headings: { ours: 'Global attribute name', theirs: 'Global attribute value' },
          from: { id: 'Employee ID', email: 'Work email', firstName: 'First name', lastName: 'Last name' },
        },
        { do: 'say', text: ({ providers }) => providers.rippling.eachAttribute },
      ],
    },
    {
      subject: 'add_groups',
      form: 'Group attribute',
      actions: [
        { do: 'choose', option: 'Group attribute' },
        { do: 'fill', field: 'Group attribute name', text: 'groups' },
        { do: 'say', text: ({ providers }) => providers.rippling.groupValues },
      ],
    },
    { subject: 'assign_people', actions: [{ do: 'say', text: ({ providers }) => providers.rippling.rules }] },
  ],
}

export const rippling: Provider = { slug: 'rippling', name: 'Rippling', glyph: 'people', guides: [saml] }
