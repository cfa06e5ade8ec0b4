import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'

const console = 'Microsoft Entra admin center'

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const defaultsServe: Note = {
  en: 'Entra ID sends these claims by default, so there is nothing to add. People without an email in **Mail** can’t sign in: fill it in, or send `user.userprincipalname` as `emailaddress`.',
  de: 'Entra ID sendet diese Claims von sich aus. Wer unter **Mail** keine Adresse hat, kann sich nicht anmelden: Tragen Sie sie ein oder senden Sie `user.userprincipalname` als `emailaddress`.',
  fr: 'Entra ID envoie ces revendications par défaut. Sans adresse dans **Mail**, une personne ne peut pas se connecter : renseignez-la ou envoyez `user.userprincipalname` comme `emailaddress`.',
  es: 'Entra ID envía estas notificaciones de forma predeterminada. Quien no tiene una dirección en **Mail** no puede iniciar sesión: rellénala o envía `user.userprincipalname` como `emailaddress`.',
  ja: 'Entra ID は既定でこれらのクレームを送信します。**Mail** にアドレスがないユーザーはサインインできません。アドレスを登録するか、`user.userprincipalname` を `emailaddress` として送信してください。',
  'pt-BR':
    'O Entra ID envia essas declarações por padrão. Quem não tem um endereço em **Mail** não consegue entrar: preencha-o ou envie `user.userprincipalname` como `emailaddress`.',
}

const groupIds: Note = {
  en: 'Groups arrive by their **Object Id** unless you choose another **Source attribute**. Use the same values when you assign roles.',
  de: 'Gruppen kommen mit ihrer **Object Id** an, wenn Sie kein anderes **Source attribute** wählen. Verwenden Sie beim Zuordnen von Rollen dieselben Werte.',
  fr: 'Les groupes arrivent avec leur **Object Id**, sauf si vous choisissez un autre **Source attribute**. Utilisez les mêmes valeurs pour attribuer les rôles.',
  es: 'Los grupos llegan con su **Object Id**, salvo que elijas otro **Source attribute**. Usa los mismos valores al asignar roles.',
  ja: '**Source attribute** を変更しない限り、グループは **Object Id** で送信されます。ロールを割り当てる際も同じ値を使用してください。',
  'pt-BR':
    'Os grupos chegam com seu **Object Id**, a menos que você escolha outro **Source attribute**. Use os mesmos valores ao atribuir funções.',
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

export const entraId: Provider = { slug: 'entra-id', name: 'Microsoft Entra ID', monogram: 'En', guides: [saml] }
