import { googleScopes } from '#directory-sync/pulled-directories/index.ts'
import type { DirectoryGuide } from '../guide.ts'

export const googleWorkspace: DirectoryGuide = {
  directoryType: 'gsuite directory',
  slug: 'google-workspace',
  name: 'Google Workspace',
  glyph: 'briefcase',
  console: 'Google Cloud console',
  attributes: {},
  steps: [
    {
      subject: 'turn_on_api',
      actions: [
        { do: 'say', text: ({ directories }) => directories.googleWorkspace.project },
        { do: 'open', path: ['APIs & Services', 'Library'] },
        { do: 'choose', option: 'Admin SDK API' },
        { do: 'press', button: 'Enable' },
      ],
    },
    {
      subject: 'create_reader',
      form: 'Create service account',
      actions: [
        { do: 'open', path: ['IAM & Admin', 'Service Accounts'] },
        { do: 'press', button: 'Create service account' },
        { do: 'name', field: 'Service account name' },
        { do: 'press', button: 'Create and continue' },
        { do: 'press', button: 'Done' },
      ],
      notes: [({ directories }) => directories.googleWorkspace.noRole],
    },
    {
      subject: 'create_key',
      form: 'Create private key',
      actions: [
        { do: 'say', text: ({ directories }) => directories.googleWorkspace.openAccount },
        { do: 'open', path: ['Keys', 'Add key', 'Create new key'] },
        { do: 'choose', option: 'JSON' },
        { do: 'download', label: 'Create', as: 'service_account_key' },
      ],
      notes: [({ directories }) => directories.googleWorkspace.keysForbidden],
    },
    {
      subject: 'allow_reading',
      form: 'Add a new client ID',
      actions: [
        { do: 'say', text: ({ directories }) => directories.googleWorkspace.adminConsole },
        { do: 'open', path: ['Security', 'Access and data control', 'API controls', 'Manage Domain Wide Delegation'] },
        { do: 'press', button: 'Add new' },
        { do: 'say', text: ({ directories }) => directories.googleWorkspace.clientId },
        { do: 'paste', field: 'OAuth scopes (comma-delimited)', value: () => googleScopes.join(',') },
        { do: 'press', button: 'Authorize' },
      ],
      notes: [({ directories }) => directories.googleWorkspace.readOnly],
    },
    {
      subject: 'choose_admin',
      actions: [{ do: 'say', text: ({ directories }) => directories.googleWorkspace.whichAdmin }],
      notes: [({ directories }) => directories.googleWorkspace.customRole],
    },
  ],
}
