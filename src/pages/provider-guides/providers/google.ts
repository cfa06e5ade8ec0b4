import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { nameIdServes, secretShownOnce, standardClaimsServe } from './notes.ts'

const leaveUnsigned: Note = {
  en: 'Leave **Signed response** off. Google then signs the assertion, which we require.',
  de: 'Lassen Sie **Signed response** ausgeschaltet. Google signiert dann die Assertion, was wir verlangen.',
  fr: 'Laissez **Signed response** désactivé. Google signe alors l’assertion, ce que nous exigeons.',
  es: 'Deja **Signed response** desactivado. Así Google firma la aserción, que es lo que exigimos.',
  ja: '**Signed response** はオフのままにします。これにより、必須であるアサーションへの署名が行われます。',
  'pt-BR': 'Deixe **Signed response** desativado. Assim o Google assina a asserção, o que exigimos.',
}

const chosenGroups: Note = {
  en: 'Google sends only the groups you choose here, 75 at most. If you rename a group, choose it again.',
  de: 'Google sendet nur die Gruppen, die Sie hier wählen, höchstens 75. Wählen Sie eine Gruppe neu, wenn Sie sie umbenennen.',
  fr: 'Google n’envoie que les groupes choisis ici, 75 au maximum. Si vous renommez un groupe, choisissez-le à nouveau.',
  es: 'Google solo envía los grupos que elijas aquí, 75 como máximo. Si cambias el nombre de un grupo, vuelve a elegirlo.',
  ja: 'ここで選択したグループだけが、最大 75 件まで送信されます。グループ名を変更したら、選択し直してください。',
  'pt-BR':
    'O Google envia apenas os grupos escolhidos aqui, no máximo 75. Se você renomear um grupo, escolha-o novamente.',
}

const addMapping: Note = {
  en: 'Under **Group membership (optional)**, choose the groups to send.',
  de: 'Wählen Sie unter **Group membership (optional)** die Gruppen, die gesendet werden sollen.',
  fr: 'Sous **Group membership (optional)**, choisissez les groupes à envoyer.',
  es: 'En **Group membership (optional)**, elige los grupos que se envían.',
  ja: '**Group membership (optional)** で、送信するグループを選択します。',
  'pt-BR': 'Em **Group membership (optional)**, escolha os grupos a enviar.',
}

const saml: Guide = {
  connectionType: 'GoogleSAML',
  protocol: 'saml',
  console: 'Google Admin console',
  asks: ['metadata_file', 'manual'],
  attributes: { email: 'email', firstName: 'firstName', lastName: 'lastName', groups: 'groups' },
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'App details',
      actions: [
        { do: 'open', path: ['Apps', 'Web and mobile apps'] },
        { do: 'open', path: ['Add app', 'Add custom SAML app'] },
        { do: 'name', field: 'App name' },
        { do: 'press', button: 'Continue' },
      ],
    },
    {
      subject: 'give_back',
      form: 'Google Identity Provider details',
      actions: [
        { do: 'download', label: 'Download metadata', as: 'idp_metadata_xml' },
        { do: 'press', button: 'Continue' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Service provider details',
      actions: [
        { do: 'paste', field: 'ACS URL', value: 'acsUrl' },
        { do: 'paste', field: 'Entity ID', value: 'spEntityId' },
        { do: 'choose', in: 'Name ID format', option: 'EMAIL' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [leaveUnsigned],
    },
    {
      subject: 'map_attributes',
      actions: [
        {
          do: 'map',
          headings: { theirs: 'Google Directory attributes', ours: 'App attributes' },
          from: { email: 'Primary email', firstName: 'First name', lastName: 'Last name' },
        },
      ],
      notes: [nameIdServes],
    },
    {
      subject: 'add_groups',
      form: 'Group membership (optional)',
      actions: [
        { do: 'say', text: addMapping },
        { do: 'fill', field: 'App attribute', text: 'groups' },
      ],
      notes: [chosenGroups],
    },
    {
      subject: 'assign_people',
      form: 'Service status',
      actions: [
        { do: 'press', button: 'Finish' },
        { do: 'open', path: ['User access'] },
        { do: 'choose', option: 'ON for everyone' },
        { do: 'press', button: 'Save' },
      ],
    },
  ],
}

const noGroups: Note = {
  en: 'Google sends no groups over OpenID Connect. If roles should follow from groups, use SAML.',
  de: 'Über OpenID Connect sendet Google keine Gruppen. Sollen Rollen aus Gruppen folgen, verwenden Sie SAML.',
  fr: 'Google n’envoie pas les groupes par OpenID Connect. Si les rôles doivent dépendre des groupes, utilisez SAML.',
  es: 'Google no envía grupos por OpenID Connect. Si los roles deben depender de los grupos, usa SAML.',
  ja: 'OpenID Connect では Google はグループを送信しません。グループに応じてロールを割り当てる場合は SAML を使用してください。',
  'pt-BR': 'O Google não envia grupos por OpenID Connect. Se as funções devem depender dos grupos, use SAML.',
}

const internalOnly: Note = {
  en: 'If Google asks you to set up the consent screen first, choose **Internal** as **Audience**.',
  de: 'Verlangt Google vorher die Einrichtung des Zustimmungsbildschirms, wählen Sie **Internal** als **Audience**.',
  fr: 'Si Google demande d’abord de configurer l’écran de consentement, choisissez **Internal** comme **Audience**.',
  es: 'Si Google pide configurar antes la pantalla de consentimiento, elige **Internal** como **Audience**.',
  ja: '先に同意画面の設定を求められた場合は、**Audience** で **Internal** を選択します。',
  'pt-BR': 'Se o Google pedir para configurar antes a tela de consentimento, escolha **Internal** em **Audience**.',
}

const discovery = 'https://accounts.google.com/.well-known/openid-configuration'

const oidc: Guide = {
  connectionType: 'GoogleOIDC',
  protocol: 'oidc',
  console: 'Google Cloud console',
  asks: ['client'],
  attributes: { id: 'sub', email: 'email', firstName: 'given_name', lastName: 'family_name' },
  sendsGroups: false,
  known: { discovery_endpoint: discovery },
  steps: [
    {
      subject: 'create_application',
      form: 'Create OAuth client ID',
      actions: [
        { do: 'open', path: ['APIs & Services', 'Credentials'] },
        { do: 'open', path: ['Create credentials', 'OAuth client ID'] },
        { do: 'choose', in: 'Application type', option: 'Web application' },
        { do: 'name', field: 'Name' },
      ],
      notes: [internalOnly],
    },
    {
      subject: 'enter_addresses',
      form: 'Authorized redirect URIs',
      actions: [
        { do: 'open', path: ['Authorized redirect URIs', 'Add URI'] },
        { do: 'paste', field: 'URIs 1', value: 'redirectUri' },
        { do: 'press', button: 'Create' },
      ],
    },
    {
      subject: 'give_back',
      form: 'OAuth client created',
      actions: [
        { do: 'copy', label: 'Client ID', as: 'client_id' },
        { do: 'copy', label: 'Client secret', as: 'client_secret' },
        { do: 'compose', as: 'discovery_endpoint', pattern: discovery },
      ],
      notes: [secretShownOnce, standardClaimsServe, noGroups],
    },
  ],
}

export const google: Provider = { slug: 'google', name: 'Google Workspace', monogram: 'Go', guides: [saml, oidc] }
