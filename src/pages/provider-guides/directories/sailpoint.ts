import type { DirectoryGuide } from '../guide.ts'
import { scimAttributes } from './attributes.ts'

export const sailPoint: DirectoryGuide = {
  directoryType: 'sailpoint scim v2.0',
  slug: 'sailpoint',
  name: 'SailPoint',
  glyph: 'tree',
  console: 'SailPoint Identity Security Cloud',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Create New Source',
      actions: [
        { do: 'open', path: ['Admin', 'Connections', 'Sources'] },
        { do: 'press', button: 'Create New' },
        { do: 'choose', option: 'SCIM 2.0' },
        { do: 'press', button: 'Configure' },
        { do: 'name', field: 'Source Name' },
      ],
    },
    {
      subject: 'enter_endpoint',
      form: 'Connection Settings',
      actions: [
        { do: 'open', path: ['Connection Settings'] },
        { do: 'paste', field: 'Host URL', value: 'endpoint' },
        { do: 'choose', in: 'Authentication Type', option: 'API Token' },
        { do: 'paste_token', field: 'API Token' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Review and Test',
      actions: [
        { do: 'open', path: ['Review and Test'] },
        { do: 'press', button: 'Test Connection' },
      ],
      notes: [({ directories }) => directories.sailpoint.aggregation],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['Admin', 'Access', 'Access Profiles'] }, { do: 'sync' }],
    },
  ],
}
