import type { DirectoryGuide } from '../guide.ts'
import { createCyberArkApplication } from '../shared-steps.ts'
import { scimAttributes } from './attributes.ts'

export const cyberArk: DirectoryGuide = {
  directoryType: 'cyberark scim v2.0',
  slug: 'cyberark',
  name: 'CyberArk',
  glyph: 'shield',
  console: 'CyberArk Identity Administration portal',
  attributes: scimAttributes,
  steps: [
    createCyberArkApplication,
    {
      subject: 'enter_endpoint',
      form: 'Provisioning',
      actions: [
        { do: 'open', path: ['Provisioning'] },
        { do: 'turn_on', option: 'Enable provisioning for this application' },
        { do: 'choose', option: 'Live Mode' },
        { do: 'paste', field: 'SCIM Service URL', value: 'endpoint' },
        { do: 'choose', in: 'Authorization Type', option: 'Authorization Header' },
        { do: 'choose', in: 'Header Type', option: 'Bearer Token' },
        { do: 'paste_token', field: 'Bearer Token' },
        { do: 'press', button: 'Verify' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Sync Options',
      actions: [
        {
          do: 'choose',
          option:
            'Sync (overwrite) users to target application when existing users are found with the same principal name',
        },
        { do: 'turn_off', option: 'Do not de-provision (deactivate or delete) users' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.cyberark.deprovision],
    },
    {
      subject: 'choose_synced',
      form: 'Role Mappings',
      actions: [
        { do: 'open', path: ['Provisioning', 'Role Mappings', 'Add'] },
        { do: 'sync' },
        { do: 'press', button: 'Done' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.cyberark.roles],
    },
  ],
}
