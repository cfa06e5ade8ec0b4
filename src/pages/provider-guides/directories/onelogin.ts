import type { DirectoryGuide } from '../guide.ts'
import { scimAttributes } from './attributes.ts'

export const oneLogin: DirectoryGuide = {
  directoryType: 'onelogin scim v2.0',
  slug: 'onelogin',
  name: 'OneLogin',
  glyph: 'cloud',
  console: 'OneLogin admin portal',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Add SCIM Provisioner with SAML (SCIM v2 Enterprise)',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Add App' },
        { do: 'choose', option: 'SCIM Provisioner with SAML (SCIM v2 Enterprise)' },
        { do: 'name', field: 'Display Name' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'enter_endpoint',
      form: 'API Connection',
      actions: [
        { do: 'open', path: ['Configuration'] },
        { do: 'paste', field: 'SCIM Base URL', value: 'endpoint' },
        { do: 'paste_token', field: 'SCIM Bearer Token' },
        { do: 'press', button: 'Enable' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Workflow',
      actions: [
        { do: 'open', path: ['Provisioning'] },
        { do: 'turn_on', option: 'Enable provisioning' },
        {
          do: 'choose',
          in: 'When users are deleted in OneLogin, or the user’s app access is removed, perform the below action',
          option: 'Delete',
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.onelogin.approval],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['Access', 'Roles'] }, { do: 'sync' }, { do: 'press', button: 'Save' }],
    },
    {
      subject: 'add_groups',
      form: 'Edit Field Groups',
      actions: [
        { do: 'open', path: ['Parameters', 'Groups'] },
        { do: 'turn_on', option: 'Include in User Provisioning' },
        { do: 'press', button: 'Save' },
      ],
      notes: [({ directories }) => directories.onelogin.rules],
    },
  ],
}
