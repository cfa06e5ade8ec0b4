import type { DirectoryGuide } from '../guide.ts'
import { scimAttributes } from './attributes.ts'

export const genericScim: DirectoryGuide = {
  directoryType: 'generic scim v2.0',
  slug: 'generic-scim',
  name: 'SCIM 2.0',
  glyph: 'plug',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      actions: [{ do: 'say', text: ({ directories }) => directories.genericScim.application }],
    },
    {
      subject: 'enter_endpoint',
      form: 'SCIM 2.0',
      actions: [
        { do: 'paste', field: 'Base URL', value: 'endpoint' },
        { do: 'paste_token', field: 'Bearer Token' },
      ],
      notes: [({ directories }) => directories.genericScim.authentication],
    },
    { subject: 'map_attributes', actions: [{ do: 'say', text: ({ directories }) => directories.genericScim.sent }] },
    {
      subject: 'turn_on_sync',
      actions: [{ do: 'say', text: ({ directories }) => directories.genericScim.operations }],
    },
    { subject: 'choose_synced', actions: [{ do: 'sync' }] },
  ],
}
