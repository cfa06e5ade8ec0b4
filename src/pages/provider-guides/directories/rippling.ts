import type { DirectoryGuide } from '../guide.ts'
import { scimAttributes } from './attributes.ts'

export const rippling: DirectoryGuide = {
  directoryType: 'rippling scim v2.0',
  slug: 'rippling',
  name: 'Rippling',
  glyph: 'people',
  console: 'Rippling admin console',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Create new integration',
      actions: [
        { do: 'open', path: ['IT Management', 'Custom App'] },
        { do: 'press', button: 'Create New App' },
        { do: 'name', field: 'Name' },
        { do: 'turn_on', option: 'User Management via SCIM' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [({ directories }) => directories.rippling.newerConsole],
    },
    {
      subject: 'enter_endpoint',
      form: 'SCIM',
      actions: [
        { do: 'choose', in: 'SCIM Version', option: '2.0' },
        { do: 'paste', field: 'SCIM Base URL', value: 'endpoint' },
        { do: 'choose', in: 'SCIM Authorization Method', option: 'Bearer Token' },
        { do: 'turn_on', option: 'Supports Groups' },
        { do: 'turn_on', option: 'Supports Pagination' },
        { do: 'turn_on', option: 'Create & Delete Groups' },
        { do: 'turn_on', option: 'Use PATCH to edit Groups' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [({ directories }) => directories.rippling.supported],
    },
    {
      subject: 'turn_on_sync',
      form: 'Install',
      actions: [
        { do: 'press', button: 'Install now' },
        { do: 'paste_token', field: 'Bearer Token' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [({ directories }) => directories.rippling.cadence],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['App Access Rules'] }, { do: 'sync' }, { do: 'press', button: 'Save' }],
    },
  ],
}
