import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { usualAttributes } from './attributes.ts'

const roleRows: Note = {
  en: 'Add a row for each group: its name as **Service Provider’s Role**, and the group under **Duo groups**.',
  de: 'Fügen Sie für jede Gruppe eine Zeile hinzu: ihren Namen als **Service Provider’s Role**, die Gruppe unter **Duo groups**.',
  fr: 'Ajoutez une ligne par groupe : son nom comme **Service Provider’s Role** et le groupe sous **Duo groups**.',
  es: 'Añade una fila por cada grupo: su nombre como **Service Provider’s Role** y el grupo en **Duo groups**.',
  ja: 'グループごとに行を追加し、その名前を **Service Provider’s Role** に、グループを **Duo groups** に設定します。',
  'pt-BR': 'Adicione uma linha para cada grupo: seu nome como **Service Provider’s Role** e o grupo em **Duo groups**.',
}

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
        { do: 'say', text: roleRows },
      ],
    },
    {
      subject: 'assign_people',
      actions: [{ do: 'open', path: ['User access'] }, { do: 'assign' }, { do: 'press', button: 'Save' }],
    },
  ],
}

export const duo: Provider = { slug: 'duo', name: 'Duo', monogram: 'Du', guides: [saml] }
