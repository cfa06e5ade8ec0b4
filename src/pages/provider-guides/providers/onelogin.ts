import type { Guide, Provider } from '../guide.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'OneLoginSAML',
  protocol: 'saml',
  console: 'OneLogin admin portal',
  asks: ['metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Add SAML Custom Connector (Advanced)',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Add App' },
        { do: 'choose', option: 'SAML Custom Connector (Advanced)' },
        { do: 'name', field: 'Display Name' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Configuration',
      actions: [
        { do: 'open', path: ['Configuration'] },
        { do: 'paste', field: 'Audience (EntityID)', value: 'spEntityId' },
        { do: 'paste', field: 'Recipient', value: 'acsUrl' },
        { do: 'paste', field: 'ACS (Consumer) URL Validator', value: ({ acsUrl }) => `^${escaped(acsUrl)}$` },
        { do: 'paste', field: 'ACS (Consumer) URL', value: 'acsUrl' },
        { do: 'choose', in: 'SAML initiator', option: 'Service Provider' },
        { do: 'choose', in: 'SAML signature element', option: 'Assertion' },
        { do: 'open', path: ['SSO'] },
        { do: 'choose', in: 'SAML Signature Algorithm', option: 'SHA-256' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Parameters'] },
        {
          do: 'map',
          headings: { ours: 'Field name', theirs: 'Value' },
          from: { id: 'UUID', email: 'Email', firstName: 'First Name', lastName: 'Last Name' },
        },
        { do: 'say', text: ({ providers }) => providers.onelogin.includeEach },
      ],
    },
    {
      subject: 'add_groups',
      form: 'New Field',
      actions: [
        { do: 'fill', field: 'Field name', text: 'groups' },
        { do: 'turn_on', option: 'Include in SAML assertion' },
        { do: 'choose', in: 'Value', option: 'MemberOf' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ providers }) => providers.onelogin.multiValue],
    },
    {
      subject: 'assign_people',
      actions: [{ do: 'open', path: ['Users', 'Users'] }, { do: 'assign' }],
    },
    {
      subject: 'give_back',
      form: 'More Actions',
      actions: [
        { do: 'open', path: ['More Actions'] },
        { do: 'download', label: 'SAML Metadata', as: 'idp_metadata_xml' },
      ],
    },
  ],
}

/** For the regular expression that OneLogin checks an address against. */
function escaped(address: string): string {
  return address.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

export const oneLogin: Provider = { slug: 'onelogin', name: 'OneLogin', glyph: 'cloud', guides: [saml] }
