import type { DirectoryGuide } from '../guide.ts'
import { scimAttributes } from './attributes.ts'

export const pingFederate: DirectoryGuide = {
  directoryType: 'pingfederate scim v2.0',
  slug: 'ping-federate',
  name: 'PingFederate',
  glyph: 'server',
  console: 'PingFederate administrative console',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'SP Connection',
      actions: [
        { do: 'open', path: ['Applications', 'Integration', 'SP Connections'] },
        { do: 'press', button: 'Create Connection' },
        { do: 'choose', option: 'Use a template for this connection' },
        { do: 'choose', in: 'Connection Template', option: 'SCIM Connector' },
        { do: 'turn_on', option: 'Outbound Provisioning' },
        { do: 'name', field: 'Connection Name' },
      ],
      notes: [({ directories }) => directories.pingFederate.connectorNeeded],
    },
    {
      subject: 'enter_endpoint',
      form: 'Target',
      actions: [
        { do: 'open', path: ['Outbound Provisioning', 'Configure Provisioning', 'Target'] },
        { do: 'paste', field: 'SCIM URL', value: 'endpoint' },
        { do: 'choose', in: 'SCIM Version', option: '2.0' },
        { do: 'choose', in: 'Authentication Methods', option: 'OAuth 2 Bearer Token' },
        { do: 'paste_token', field: 'Access Token' },
        { do: 'choose', in: 'Unique User Identifier', option: 'userName' },
        { do: 'turn_on', option: 'User Create' },
        { do: 'turn_on', option: 'User Update' },
        { do: 'turn_on', option: 'User Disable / Delete' },
      ],
    },
    {
      subject: 'choose_synced',
      form: 'Channel',
      actions: [
        { do: 'open', path: ['Manage Channels', 'Create'] },
        { do: 'name', field: 'Channel Name' },
        { do: 'sync' },
      ],
      notes: [({ directories }) => directories.pingFederate.channel],
    },
    {
      subject: 'turn_on_sync',
      form: 'Activation & Summary',
      actions: [
        { do: 'choose', in: 'Channel Status', option: 'Active' },
        { do: 'choose', in: 'Connection Status', option: 'Active' },
        { do: 'press', button: 'Save' },
      ],
    },
  ],
}
