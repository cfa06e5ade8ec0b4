import type { Guide, Provider } from '../guide.ts'

const saml: Guide = {
  connectionType: 'JumpCloudSAML',
  protocol: 'saml',
  console: 'JumpCloud Admin Portal',
  asks: ['metadata_file', 'metadata_url', 'manual'],
  attributes: { email: 'email', firstName: 'firstName', lastName: 'lastName', groups: 'groups' },
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Create New Application Integration',
      actions: [
        { do: 'open', path: ['SSO Applications'] },
        { do: 'press', button: 'Add New Application' },
        { do: 'choose', option: 'Custom Application' },
        { do: 'turn_on', option: 'Manage Single Sign-On (SSO)' },
        { do: 'choose', option: 'Configure SSO with SAML' },
        { do: 'name', field: 'Display Label' },
        { do: 'press', button: 'Save Application' },
        { do: 'press', button: 'Configure Application' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Single Sign-On Configuration',
      actions: [
        { do: 'open', path: ['SSO'] },
        { do: 'paste', field: 'IdP Entity ID', value: 'spEntityId' },
        { do: 'paste', field: 'SP Entity ID', value: 'spEntityId' },
        { do: 'paste', field: 'ACS URLs', value: 'acsUrl' },
        { do: 'turn_on', option: 'Sign Assertion' },
      ],
      notes: [({ providers }) => providers.jumpcloud.signAssertion],
    },
    {
      subject: 'map_attributes',
      actions: [
        {
          do: 'map',
          headings: { ours: 'Service Provider Attribute Name', theirs: 'JumpCloud Attribute Name' },
          from: { email: 'email', firstName: 'firstname', lastName: 'lastname' },
        },
      ],
      notes: [({ providers }) => providers.common.nameIdServes],
    },
    {
      subject: 'add_groups',
      form: 'Group Attributes',
      actions: [
        { do: 'turn_on', option: 'include group attribute' },
        { do: 'fill', field: 'Groups Attribute Name', text: 'groups' },
      ],
    },
    {
      subject: 'assign_people',
      actions: [{ do: 'open', path: ['User Groups'] }, { do: 'assign' }, { do: 'press', button: 'Save' }],
    },
    {
      subject: 'give_back',
      form: 'JumpCloud Metadata',
      actions: [
        { do: 'open', path: ['SSO Applications'] },
        { do: 'open', path: ['SSO', 'JumpCloud Metadata'] },
        { do: 'download', label: 'Export Metadata', as: 'idp_metadata_xml' },
      ],
    },
  ],
}

export const jumpCloud: Provider = { slug: 'jumpcloud', name: 'JumpCloud', glyph: 'tree', guides: [saml] }
