import type { Guide, Provider } from '../guide.ts'
import { usualAttributes } from './attributes.ts'

const saml: Guide = {
  connectionType: 'DuoSAML',
  protocol: 'saml',
  console: 'Duo Admin Panel',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      actions: [
        { do: 'open', path: ['Applications', 'Application Catalog'] },
        { do: 'choose', option: 'Generic SAML Service Provider' },
        { do: 'press', button: 'Add' },
      ],
    },
    {
      subject: 'give_back',
      form: 'Metadata',
      actions: [{ do: 'copy', label: 'Metadata URL', as: 'idp_metadata_url' }],
    },
    {
      subject: 'enter_addresses',
      form: 'Service Provider',
      actions: [
        { do: 'paste', field: 'Entity ID', value: 'spEntityId' },
        { do: 'paste', field: 'Assertion Consumer Service (ACS) URL', value: 'acsUrl' },
        {
          do: 'choose',
          in: 'NameID format',
          option: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
        },
        { do: 'choose', in: 'Signature algorithm', option: 'SHA256' },
        { do: 'turn_on', option: 'Sign assertion' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        {
          do: 'map',
          headings: { theirs: 'IdP Attribute', ours: 'SAML Response Attribute' },
          from: {
            id: '<Username>',
            email: '<Email Address>',
            firstName: '<First Name>',
            lastName: '<Last Name>',
          },
        },
      ],
    },
    {
      subject: 'add_groups',
      form: 'Role attributes',
      actions: [
        { do: 'fill', field: 'Attribute name', text: 'groups' },
        { do: 'say', text: ({ providers }) => providers.duo.roleRows },
      ],
    },
    {
      subject: 'assign_people',
      actions: [{ do: 'open', path: ['User access'] }, { do: 'assign' }, { do: 'press', button: 'Save' }],
    },
  ],
}

export const duo: Provider = { slug: 'duo', name: 'Duo', glyph: 'shield', guides: [saml] }
