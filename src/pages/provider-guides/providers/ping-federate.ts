import type { Guide, Provider } from '../guide.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'PingFederateSAML',
  protocol: 'saml',
  console: 'PingFederate administrative console',
  asks: ['metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'SP Connection',
      actions: [
        { do: 'open', path: ['Applications', 'Integration', 'SP Connections'] },
        { do: 'press', button: 'Create Connection' },
        { do: 'choose', option: 'Do not use a template for this connection' },
        { do: 'turn_on', option: 'Browser SSO Profiles' },
        { do: 'choose', in: 'Protocol', option: 'SAML 2.0' },
        { do: 'open', path: ['General Info'] },
        { do: 'paste', field: 'Partner’s Entity ID', value: 'spEntityId' },
        { do: 'name', field: 'Connection Name' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Browser SSO', 'Configure Browser SSO'] },
        { do: 'turn_on', option: 'SP-Initiated SSO' },
        { do: 'open', path: ['Assertion Creation', 'Configure Assertion Creation', 'Attribute Contract'] },
        {
          do: 'map',
          headings: { ours: 'Extend the Contract', theirs: 'Value' },
          from: { id: 'User ID', email: 'Email', firstName: 'First name', lastName: 'Last name' },
        },
        { do: 'say', text: ({ providers }) => providers.pingFederate.fulfill },
      ],
    },
    { subject: 'add_groups', actions: [{ do: 'say', text: ({ providers }) => providers.pingFederate.groupsContract }] },
    {
      subject: 'enter_addresses',
      form: 'Protocol Settings',
      actions: [
        { do: 'open', path: ['Protocol Settings', 'Configure Protocol Settings'] },
        { do: 'choose', in: 'Binding', option: 'POST' },
        { do: 'paste', field: 'Endpoint URL', value: 'acsUrl' },
        { do: 'turn_on', option: 'Always Sign Assertion' },
        { do: 'say', text: ({ providers }) => providers.pingFederate.signing },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'give_back',
      form: 'Select Action',
      actions: [
        { do: 'open', path: ['SP Connections', 'Select Action'] },
        { do: 'download', label: 'Export Metadata', as: 'idp_metadata_xml' },
      ],
    },
  ],
}

export const pingFederate: Provider = {
  slug: 'ping-federate',
  name: 'PingFederate',
  glyph: 'server',
  guides: [saml],
}
