import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { standardClaims } from './attributes.ts'
import { openApplication, secretShownOnce } from './notes.ts'

const console = 'Microsoft Entra admin center'

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const defaultsServe: Note = {
  en: 'Entra ID sends these claims by default. People without an address in **Mail** can’t sign in: fill it in first.',
  de: 'Entra ID sendet diese Claims von sich aus. Wer unter **Mail** keine Adresse hat, kann sich nicht anmelden: Tragen Sie sie vorher ein.',
  fr: 'Entra ID envoie ces revendications par défaut. Sans adresse dans **Mail**, une personne ne peut pas se connecter : renseignez-la d’abord.',
  es: 'Entra ID envía estas notificaciones de forma predeterminada. Quien no tiene una dirección en **Mail** no puede iniciar sesión: rellénala antes.',
  ja: 'Entra ID は既定でこれらのクレームを送信します。**Mail** にアドレスがないユーザーはサインインできません。先に登録してください。',
  'pt-BR':
    'O Entra ID envia essas declarações por padrão. Quem não tem um endereço em **Mail** não consegue entrar: preencha-o antes.',
}

const graphPermission: Note = {
  en: 'If a dialog offers to turn on the Microsoft Graph permissions `email` and `profile`, accept it.',
  de: 'Bietet ein Dialog an, die Microsoft-Graph-Berechtigungen `email` und `profile` einzuschalten, stimmen Sie zu.',
  fr: 'Si une boîte de dialogue propose d’activer les autorisations Microsoft Graph `email` et `profile`, acceptez.',
  es: 'Si un cuadro de diálogo ofrece activar los permisos `email` y `profile` de Microsoft Graph, acéptalo.',
  ja: 'Microsoft Graph のアクセス許可 `email` と `profile` を有効にするダイアログが表示されたら、承認してください。',
  'pt-BR': 'Se uma caixa de diálogo oferecer ativar as permissões `email` e `profile` do Microsoft Graph, aceite.',
}

const groupIds: Note = {
  en: 'Groups arrive by their **Object Id** unless you choose another attribute. Use the same values when you assign roles.',
  de: 'Gruppen kommen mit ihrer **Object Id** an, wenn Sie kein anderes Attribut wählen. Verwenden Sie beim Zuordnen von Rollen dieselben Werte.',
  fr: 'Les groupes arrivent avec leur **Object Id**, sauf si vous choisissez un autre attribut. Utilisez les mêmes valeurs pour attribuer les rôles.',
  es: 'Los grupos llegan con su **Object Id**, salvo que elijas otro atributo. Usa los mismos valores al asignar roles.',
  ja: '別の属性を選択しない限り、グループは **Object Id** で送信されます。ロールを割り当てる際も同じ値を使用してください。',
  'pt-BR':
    'Os grupos chegam com seu **Object Id**, a menos que você escolha outro atributo. Use os mesmos valores ao atribuir funções.',
}

const saml: Guide = {
  connectionType: 'AzureSAML',
  protocol: 'saml',
  console,
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: {
    id: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
    email: `${claims}/emailaddress`,
    firstName: `${claims}/givenname`,
    lastName: `${claims}/surname`,
    groups: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
  },
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Create your own application',
      actions: [
        { do: 'open', path: ['Enterprise applications'] },
        { do: 'press', button: 'New application' },
        { do: 'press', button: 'Create your own application' },
        { do: 'name', field: 'What’s the name of your app?' },
        { do: 'choose', option: 'Integrate any other application you don’t find in the gallery (Non-gallery)' },
        { do: 'press', button: 'Create' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Basic SAML Configuration',
      actions: [
        { do: 'open', path: ['Single sign-on', 'SAML'] },
        { do: 'press', button: 'Edit' },
        { do: 'paste', field: 'Identifier (Entity ID)', value: 'spEntityId' },
        { do: 'paste', field: 'Reply URL (Assertion Consumer Service URL)', value: 'acsUrl' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Single sign-on', 'Attributes & Claims'] },
        {
          do: 'check',
          headings: { ours: 'Claim name', theirs: 'Value' },
          from: {
            email: 'user.mail',
            firstName: 'user.givenname',
            lastName: 'user.surname',
          },
        },
      ],
      notes: [defaultsServe],
    },
    {
      subject: 'add_groups',
      form: 'Group Claims',
      actions: [
        { do: 'open', path: ['Attributes & Claims', 'Edit', 'Add a group claim'] },
        {
          do: 'choose',
          in: 'Which groups associated with the user should be returned in the claim?',
          option: 'Groups assigned to the application',
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [groupIds],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Users and groups'] },
        { do: 'press', button: 'Add user/group' },
        { do: 'assign' },
        { do: 'press', button: 'Assign' },
      ],
    },
    {
      subject: 'give_back',
      form: 'SAML Certificates',
      actions: [
        { do: 'open', path: ['Single sign-on', 'SAML Certificates'] },
        { do: 'copy', label: 'App Federation Metadata Url', as: 'idp_metadata_url' },
      ],
    },
  ],
}

const oidc: Guide = {
  connectionType: 'EntraIdOIDC',
  protocol: 'oidc',
  console,
  asks: ['client'],
  attributes: standardClaims,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Register an application',
      actions: [
        { do: 'open', path: ['App registrations'] },
        { do: 'press', button: 'New registration' },
        { do: 'name', field: 'Name' },
        { do: 'choose', in: 'Supported account types', option: 'Single tenant' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Redirect URI (optional)',
      actions: [
        { do: 'choose', in: 'Select a platform', option: 'Web' },
        { do: 'paste', field: 'Redirect URI (optional)', value: 'redirectUri' },
        { do: 'press', button: 'Register' },
      ],
    },
    {
      subject: 'map_attributes',
      form: 'Add optional claim',
      actions: [
        { do: 'open', path: ['Token configuration', 'Add optional claim'] },
        { do: 'choose', in: 'Token type', option: 'ID' },
        { do: 'turn_on', option: 'email' },
        { do: 'turn_on', option: 'family_name' },
        { do: 'turn_on', option: 'given_name' },
        { do: 'press', button: 'Add' },
      ],
      notes: [graphPermission],
    },
    {
      subject: 'add_groups',
      form: 'Edit groups claim',
      actions: [
        { do: 'open', path: ['Token configuration', 'Add groups claim'] },
        { do: 'turn_on', option: 'Groups assigned to the application' },
        { do: 'press', button: 'Add' },
      ],
      notes: [groupIds],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Enterprise applications', 'All applications'] },
        { do: 'say', text: openApplication },
        { do: 'open', path: ['Users and groups', 'Add user/group'] },
        { do: 'assign' },
        { do: 'press', button: 'Assign' },
      ],
    },
    {
      subject: 'give_back',
      form: 'App registrations',
      actions: [
        { do: 'open', path: ['App registrations', 'Overview'] },
        { do: 'copy', label: 'Application (client) ID', as: 'client_id' },
        { do: 'press', button: 'Endpoints' },
        { do: 'copy', label: 'OpenID Connect metadata document', as: 'discovery_endpoint' },
        { do: 'open', path: ['Certificates & secrets', 'New client secret'] },
        { do: 'press', button: 'Add' },
        { do: 'copy', label: 'Value', as: 'client_secret' },
      ],
      notes: [secretShownOnce],
    },
  ],
}

export const entraId: Provider = { slug: 'entra-id', name: 'Microsoft Entra ID', monogram: 'En', guides: [saml, oidc] }
