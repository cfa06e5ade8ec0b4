import type { Guide, Provider } from '../guide.ts'
import { createCyberArkApplication } from '../shared-steps.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'CyberArkSAML',
  protocol: 'saml',
  console: 'CyberArk Identity Administration portal',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    createCyberArkApplication,
    {
      subject: 'give_back',
      form: 'Identity Provider Configuration',
      actions: [
        { do: 'open', path: ['Trust', 'Identity Provider Configuration', 'Metadata'] },
        { do: 'copy', label: 'URL', as: 'idp_metadata_url' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Service Provider Configuration',
      actions: [
        { do: 'choose', option: 'Manual Configuration' },
        { do: 'paste', field: 'SP Entity ID / Issuer / Audience', value: 'spEntityId' },
        { do: 'paste', field: 'Assertion Consumer Service (ACS) URL', value: 'acsUrl' },
        { do: 'choose', in: 'Sign Response or Assertion?', option: 'Assertion' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['SAML Response', 'Attributes'] },
        {
          do: 'map',
          headings: { ours: 'Attribute Name', theirs: 'Attribute Value' },
          from: {
            id: 'LoginUser.Uuid',
            email: 'LoginUser.Email',
            firstName: 'LoginUser.FirstName',
            lastName: 'LoginUser.LastName',
          },
        },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'add_groups',
      actions: [
        { do: 'say', text: ({ providers }) => providers.cyberark.script },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'assign_people',
      actions: [{ do: 'open', path: ['Permissions', 'Add'] }, { do: 'assign' }, { do: 'press', button: 'Save' }],
    },
  ],
}

export const cyberArk: Provider = { slug: 'cyberark', name: 'CyberArk', glyph: 'shield', guides: [saml] }
