import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { usualAttributes } from './attributes.ts'

const fulfill: Note = {
  en: 'Under **Authentication Source Mapping**, map your adapter or policy contract, and fulfill each attribute from it.',
  de: 'Ordnen Sie unter **Authentication Source Mapping** Ihren Adapter oder Policy Contract zu und füllen Sie jedes Attribut daraus.',
  fr: 'Sous **Authentication Source Mapping**, associez votre adaptateur ou contrat de politique et renseignez-en chaque attribut.',
  es: 'En **Authentication Source Mapping**, asigna tu adaptador o contrato de política y completa con él cada atributo.',
  ja: '**Authentication Source Mapping** でアダプターまたはポリシー契約をマッピングし、各属性の値を設定します。',
  'pt-BR':
    'Em **Authentication Source Mapping**, mapeie seu adaptador ou contrato de política e preencha cada atributo com ele.',
}

const groupsContract: Note = {
  en: 'Extend the contract by `groups`, and fulfill it with the groups of the person, one value for each.',
  de: 'Erweitern Sie den Vertrag um `groups` und füllen Sie es mit den Gruppen der Person, je einem Wert.',
  fr: 'Étendez le contrat avec `groups` et renseignez-le avec les groupes de la personne, une valeur pour chacun.',
  es: 'Amplía el contrato con `groups` y complétalo con los grupos de la persona, un valor por cada uno.',
  ja: '契約に `groups` を追加し、ユーザーのグループを 1 件につき 1 つの値として設定します。',
  'pt-BR': 'Estenda o contrato com `groups` e preencha-o com os grupos da pessoa, um valor para cada um.',
}

const signing: Note = {
  en: 'Under **Credentials**, choose the certificate that signs.',
  de: 'Wählen Sie unter **Credentials** das Zertifikat, mit dem signiert wird.',
  fr: 'Sous **Credentials**, choisissez le certificat de signature.',
  es: 'En **Credentials**, elige el certificado con el que se firma.',
  ja: '**Credentials** で、署名に使用する証明書を選択します。',
  'pt-BR': 'Em **Credentials**, escolha o certificado que assina.',
}

const saml: Guide = {
  connectionType: 'PingFederateSAML',
  protocol: 'saml',
  console: 'PingFederate administrative console',
  asks: ['metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'SP Connection',
      actions: [
        { do: 'open', path: ['Applications', 'Integration', 'SP Connections'] },
        { do: 'press', button: 'Create Connection' },
        { do: 'choose', option: 'Do not use a template for this connection' },
        { do: 'turn_on', option: 'Browser SSO Profiles' },
        { do: 'choose', in: 'Protocol', option: 'SAML 2.0' },
        { do: 'open', path: ['General Info'] },
        { do: 'paste', field: 'Partner’s Entity ID', value: 'spEntityId' },
        { do: 'name', field: 'Connection Name' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Browser SSO', 'Configure Browser SSO'] },
        { do: 'turn_on', option: 'SP-Initiated SSO' },
        { do: 'open', path: ['Assertion Creation', 'Configure Assertion Creation', 'Attribute Contract'] },
        {
          do: 'map',
          headings: { ours: 'Extend the Contract', theirs: 'Value' },
          from: { id: 'User ID', email: 'Email', firstName: 'First name', lastName: 'Last name' },
        },
        { do: 'say', text: fulfill },
      ],
    },
    { subject: 'add_groups', actions: [{ do: 'say', text: groupsContract }] },
    {
      subject: 'enter_addresses',
      form: 'Protocol Settings',
      actions: [
        { do: 'open', path: ['Protocol Settings', 'Configure Protocol Settings'] },
        { do: 'choose', in: 'Binding', option: 'POST' },
        { do: 'paste', field: 'Endpoint URL', value: 'acsUrl' },
        { do: 'turn_on', option: 'Always Sign Assertion' },
        { do: 'say', text: signing },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'give_back',
      form: 'Select Action',
      actions: [
        { do: 'open', path: ['SP Connections', 'Select Action'] },
        { do: 'download', label: 'Export Metadata', as: 'idp_metadata_xml' },
      ],
    },
  ],
}

export const pingFederate: Provider = {
  slug: 'ping-federate',
  name: 'PingFederate',
  monogram: 'PF',
  guides: [saml],
}
