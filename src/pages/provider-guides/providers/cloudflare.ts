import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { nameIdServes } from './notes.ts'

const yourNames: Note = {
  en: 'The values are what your own identity provider sends to Cloudflare, so they may be called otherwise.',
  de: 'Die Werte sind das, was Ihr eigener Identitätsanbieter an Cloudflare sendet; sie können also anders heißen.',
  fr: 'Les valeurs sont celles que votre propre fournisseur envoie à Cloudflare : leurs noms peuvent donc différer.',
  es: 'Los valores son los que tu propio proveedor envía a Cloudflare, así que pueden llamarse de otra manera.',
  ja: '値はご利用の ID プロバイダーが Cloudflare に送信する項目のため、名前が異なる場合があります。',
  'pt-BR': 'Os valores são os que seu próprio provedor envia ao Cloudflare, então podem ter outros nomes.',
}

const noGroups: Note = {
  en: 'Cloudflare packs groups into a format that we can’t read, so roles can’t follow from them.',
  de: 'Cloudflare verpackt Gruppen in einem Format, das wir nicht lesen können; Rollen können daher nicht aus ihnen folgen.',
  fr: 'Cloudflare transmet les groupes dans un format que nous ne lisons pas : les rôles ne peuvent pas en dépendre.',
  es: 'Cloudflare envía los grupos en un formato que no podemos leer, así que los roles no pueden depender de ellos.',
  ja: 'Cloudflare が送信するグループの形式は読み取れないため、グループによるロールの割り当てはできません。',
  'pt-BR':
    'O Cloudflare envia os grupos em um formato que não conseguimos ler, então as funções não podem depender deles.',
}

const policy: Note = {
  en: 'Add a policy that allows the people who may sign in. Without one, nobody can.',
  de: 'Fügen Sie eine Richtlinie hinzu, die den gewünschten Personen die Anmeldung erlaubt. Ohne sie kann sich niemand anmelden.',
  fr: 'Ajoutez une politique qui autorise les personnes concernées. Sans elle, personne ne peut se connecter.',
  es: 'Añade una política que permita el acceso a las personas adecuadas. Sin ella, nadie puede iniciar sesión.',
  ja: 'サインインを許可するユーザーのポリシーを追加します。ポリシーがないと誰もサインインできません。',
  'pt-BR': 'Adicione uma política que permita as pessoas que podem entrar. Sem ela, ninguém consegue.',
}

const saml: Guide = {
  connectionType: 'CloudflareSAML',
  protocol: 'saml',
  console: 'Cloudflare Zero Trust dashboard',
  asks: ['manual', 'metadata_url'],
  attributes: { email: 'email', firstName: 'firstName', lastName: 'lastName' },
  sendsGroups: false,
  steps: [
    {
      subject: 'create_application',
      form: 'Add an application',
      actions: [
        { do: 'open', path: ['Access controls', 'Applications'] },
        { do: 'press', button: 'Create new application' },
        { do: 'choose', option: 'SaaS application' },
        { do: 'name', field: 'Application' },
        { do: 'choose', option: 'SAML' },
        { do: 'press', button: 'Add application' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Basic information',
      actions: [
        { do: 'paste', field: 'Entity ID', value: 'spEntityId' },
        { do: 'paste', field: 'Assertion Consumer Service URL', value: 'acsUrl' },
        { do: 'choose', in: 'Name ID format', option: 'Unique ID' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['SAML attribute statements'] },
        {
          do: 'map',
          headings: { ours: 'Name', theirs: 'IdP attribute' },
          from: { email: 'email', firstName: 'given_name', lastName: 'family_name' },
        },
      ],
      notes: [nameIdServes, yourNames, noGroups],
    },
    {
      subject: 'give_back',
      form: 'Basic information',
      actions: [
        { do: 'copy', label: 'SSO endpoint', as: 'idp_sso_url' },
        { do: 'copy', label: 'Access Entity ID or Issuer', as: 'idp_entity_id' },
        { do: 'copy', label: 'Public key', as: 'idp_certificates' },
      ],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Access policies'] },
        { do: 'say', text: policy },
        { do: 'press', button: 'Save' },
      ],
    },
  ],
}

export const cloudflare: Provider = { slug: 'cloudflare', name: 'Cloudflare', monogram: 'CF', guides: [saml] }
