import type { DirectoryGuide } from '../guide.ts'
import { scimAttributes } from './attributes.ts'

export const jumpCloud: DirectoryGuide = {
  directoryType: 'jump cloud scim v2.0',
  slug: 'jumpcloud',
  name: 'JumpCloud',
  glyph: 'tree',
  console: 'JumpCloud Admin Portal',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Create New Application Integration',
      actions: [
        { do: 'open', path: ['SSO Applications'] },
        { do: 'press', button: 'Add New Application' },
        { do: 'choose', option: 'Custom Application' },
        { do: 'turn_on', option: 'Export users to this app (Identity Management)' },
        { do: 'name', field: 'Display Label' },
        { do: 'press', button: 'Save Application' },
        { do: 'press', button: 'Configure Application' },
      ],
    },
    {
      subject: 'enter_endpoint',
      form: 'Configuration Settings',
      actions: [
        { do: 'open', path: ['Identity Management'] },
        { do: 'choose', in: 'SCIM Version', option: 'SCIM 2.0' },
        { do: 'paste', field: 'Base URL', value: 'endpoint' },
        { do: 'paste_token', field: 'Token Key' },
        { do: 'press', button: 'Test Connection' },
        { do: 'press', button: 'Activate' },
      ],
      notes: [({ directories }) => directories.jumpcloud.testUser],
    },
    {
      subject: 'turn_on_sync',
      form: 'Group Management',
      actions: [
        {
          do: 'turn_on',
          option: 'Enable management of User Groups and Group Membership in this application',
        },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['User Groups'] }, { do: 'sync' }, { do: 'press', button: 'Save' }],
      notes: [({ directories }) => directories.jumpcloud.byGroups],
    },
  ],
}
