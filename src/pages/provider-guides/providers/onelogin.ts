import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { usualAttributes } from './attributes.ts'

const includeEach: Note = {
  en: 'For each, select **+**, and turn on **Include in SAML assertion**.',
  de: 'Klicken Sie für jedes auf **+** und schalten Sie **Include in SAML assertion** ein.',
  fr: 'Pour chacun, cliquez sur **+** et activez **Include in SAML assertion**.',
  es: 'Para cada uno, haz clic en **+** y activa **Include in SAML assertion**.',
  ja: 'それぞれについて **+** をクリックし、**Include in SAML assertion** をオンにします。',
  'pt-BR': 'Para cada um, clique em **+** e ative **Include in SAML assertion**.',
}

const multiValue: Note = {
  en: 'Turn on **Multi-value parameter** too, so that each group arrives as a value of its own.',
  de: 'Schalten Sie auch **Multi-value parameter** ein, damit jede Gruppe als eigener Wert ankommt.',
  fr: 'Activez aussi **Multi-value parameter**, pour que chaque groupe arrive comme une valeur distincte.',
  es: 'Activa también **Multi-value parameter**, para que cada grupo llegue como un valor propio.',
  ja: '各グループが個別の値として送信されるよう、**Multi-value parameter** もオンにします。',
  'pt-BR': 'Ative também **Multi-value parameter**, para que cada grupo chegue como um valor próprio.',
}

const saml: Guide = {
  connectionType: 'OneLoginSAML',
  protocol: 'saml',
  console: 'OneLogin admin portal',
  asks: ['metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Add SAML Custom Connector (Advanced)',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Add App' },
        { do: 'choose', option: 'SAML Custom Connector (Advanced)' },
        { do: 'name', field: 'Display Name' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Configuration',
      actions: [
        { do: 'open', path: ['Configuration'] },
        { do: 'paste', field: 'Audience (EntityID)', value: 'spEntityId' },
        { do: 'paste', field: 'Recipient', value: 'acsUrl' },
        { do: 'paste', field: 'ACS (Consumer) URL Validator', value: ({ acsUrl }) => `^${escaped(acsUrl)}$` },
        { do: 'paste', field: 'ACS (Consumer) URL', value: 'acsUrl' },
        { do: 'choose', in: 'SAML initiator', option: 'Service Provider' },
        { do: 'choose', in: 'SAML signature element', option: 'Assertion' },
        { do: 'open', path: ['SSO'] },
        { do: 'choose', in: 'SAML Signature Algorithm', option: 'SHA-256' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Parameters'] },
        {
          do: 'map',
          headings: { ours: 'Field name', theirs: 'Value' },
          from: { id: 'UUID', email: 'Email', firstName: 'First Name', lastName: 'Last Name' },
        },
        { do: 'say', text: includeEach },
      ],
    },
    {
      subject: 'add_groups',
      form: 'New Field',
      actions: [
        { do: 'fill', field: 'Field name', text: 'groups' },
        { do: 'turn_on', option: 'Include in SAML assertion' },
        { do: 'choose', in: 'Value', option: 'MemberOf' },
        { do: 'press', button: 'Save' },
      ],
      notes: [multiValue],
    },
    {
      subject: 'assign_people',
      actions: [{ do: 'open', path: ['Users', 'Users'] }, { do: 'assign' }],
    },
    {
      subject: 'give_back',
      form: 'More Actions',
      actions: [
        { do: 'open', path: ['More Actions'] },
        { do: 'download', label: 'SAML Metadata', as: 'idp_metadata_xml' },
      ],
    },
  ],
}

/** For the regular expression that OneLogin checks an address against. */
function escaped(address: string): string {
  return address.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

export const oneLogin: Provider = { slug: 'onelogin', name: 'OneLogin', monogram: 'OL', guides: [saml] }
