import type { DirectoryGuide } from '../guide.ts'
import { scimAttributes } from './attributes.ts'

export const okta: DirectoryGuide = {
  directoryType: 'okta scim v2.0',
  slug: 'okta',
  name: 'Okta',
  glyph: 'cloud',
  console: 'Okta Admin Console',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'General Settings',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Browse App Catalog' },
        { do: 'choose', option: 'SCIM 2.0 Test App (OAuth Bearer Token)' },
        { do: 'press', button: 'Add Integration' },
        { do: 'name', field: 'Application label' },
        { do: 'press', button: 'Next' },
        { do: 'press', button: 'Done' },
      ],
      notes: [({ directories }) => directories.okta.whichApplication],
    },
    {
      subject: 'enter_endpoint',
      form: 'Integration',
      actions: [
        { do: 'open', path: ['Provisioning', 'Integration'] },
        { do: 'press', button: 'Configure API Integration' },
        { do: 'turn_on', option: 'Enable API integration' },
        { do: 'paste', field: 'SCIM 2.0 Base Url', value: 'endpoint' },
        { do: 'paste_token', field: 'OAuth Bearer Token' },
        { do: 'press', button: 'Test API Credentials' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Provisioning to App',
      actions: [
        { do: 'open', path: ['Provisioning', 'To App'] },
        { do: 'press', button: 'Edit' },
        { do: 'turn_on', option: 'Create Users' },
        { do: 'turn_on', option: 'Update User Attributes' },
        { do: 'turn_on', option: 'Deactivate Users' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'choose_synced',
      actions: [
        { do: 'open', path: ['Assignments'] },
        { do: 'press', button: 'Assign' },
        { do: 'sync' },
        { do: 'press', button: 'Done' },
      ],
    },
    {
      subject: 'add_groups',
      form: 'Push Groups',
      actions: [
        { do: 'open', path: ['Push Groups'] },
        { do: 'press', button: 'Push Groups' },
        { do: 'choose', option: 'Find groups by name' },
        { do: 'turn_on', option: 'Push group memberships immediately' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.okta.assignMembers],
    },
  ],
}
