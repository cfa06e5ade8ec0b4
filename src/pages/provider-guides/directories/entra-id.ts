import type { DirectoryGuide } from '../guide.ts'
import { createEntraApplication } from '../shared-steps.ts'
import { scimAttributes } from './attributes.ts'

export const entraId: DirectoryGuide = {
  directoryType: 'azure scim v2.0',
  slug: 'entra-id',
  name: 'Microsoft Entra ID',
  glyph: 'briefcase',
  console: 'Microsoft Entra admin center',
  attributes: scimAttributes,
  steps: [
    createEntraApplication,
    {
      subject: 'enter_endpoint',
      form: 'Provisioning',
      actions: [
        { do: 'open', path: ['Manage', 'Provisioning'] },
        { do: 'choose', in: 'Provisioning Mode', option: 'Automatic' },
        { do: 'paste', field: 'Tenant URL', value: 'endpoint' },
        { do: 'paste_token', field: 'Secret Token' },
        { do: 'press', button: 'Test Connection' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.entraId.newerConsole],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Provisioning', 'Mappings', 'Provision Microsoft Entra ID Users'] },
        {
          do: 'check',
          headings: { theirs: 'Microsoft Entra ID Attribute', ours: 'customappsso Attribute' },
          from: {
            id: 'objectId',
            userName: 'userPrincipalName',
            email: 'mail',
            firstName: 'givenName',
            lastName: 'surname',
          },
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.entraId.objectId],
    },
    {
      subject: 'choose_synced',
      actions: [
        { do: 'open', path: ['Users and groups'] },
        { do: 'press', button: 'Add user/group' },
        { do: 'sync' },
        { do: 'press', button: 'Assign' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Provisioning',
      actions: [
        { do: 'open', path: ['Provisioning'] },
        { do: 'choose', in: 'Provisioning Status', option: 'On' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.entraId.cycle],
    },
  ],
}
