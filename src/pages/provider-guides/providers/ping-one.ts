import type { Guide, Provider } from '../guide.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'PingOneSAML',
  protocol: 'saml',
  console: 'PingOne admin console',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Add Application',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: '+' },
        { do: 'name', field: 'Application Name' },
        { do: 'choose', in: 'Application Type', option: 'SAML Application' },
        { do: 'press', button: 'Configure' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'SAML Configuration',
      actions: [
        { do: 'choose', option: 'Import From URL' },
        { do: 'paste', field: 'Import URL', value: 'metadataUrl' },
        { do: 'press', button: 'Import' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Attribute Mappings'] },
        {
          do: 'map',
          headings: { ours: 'Attributes', theirs: 'PingOne Mappings' },
          from: { id: 'User ID', email: 'Email Address', firstName: 'Given Name', lastName: 'Family Name' },
        },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'add_groups',
      actions: [
        {
          do: 'map',
          headings: { ours: 'Attributes', theirs: 'PingOne Mappings' },
          from: { groups: 'Group Names' },
        },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Access'] },
        { do: 'assign' },
        { do: 'say', text: ({ providers }) => providers.pingOne.switchOn },
      ],
    },
    {
      subject: 'give_back',
      form: 'Configuration',
      actions: [
        { do: 'open', path: ['Configuration'] },
        { do: 'copy', label: 'IDP Metadata URL', as: 'idp_metadata_url' },
      ],
    },
  ],
}

export const pingOne: Provider = { slug: 'ping-one', name: 'PingOne', glyph: 'cloud', guides: [saml] }
