import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { standardClaims } from './attributes.ts'

const webApplication: Note = {
  en: 'Create a client for a web application. Consoles call it **Web application**, **Confidential client** or **Regular web app**.',
  de: 'Legen Sie einen Client für eine Webanwendung an. In Konsolen heißt er **Web application**, **Confidential client** oder **Regular web app**.',
  fr: 'Créez un client pour une application web. Les consoles l’appellent **Web application**, **Confidential client** ou **Regular web app**.',
  es: 'Crea un cliente para una aplicación web. En las consolas se llama **Web application**, **Confidential client** o **Regular web app**.',
  ja: 'Web アプリケーション用のクライアントを作成します。管理画面では **Web application**、**Confidential client**、**Regular web app** などと表示されます。',
  'pt-BR':
    'Crie um cliente para um aplicativo web. Nos consoles, ele se chama **Web application**, **Confidential client** ou **Regular web app**.',
}

const groupsClaim: Note = {
  en: 'Add a claim `groups` to the ID token, with a list of names or ids.',
  de: 'Fügen Sie dem ID-Token einen Claim `groups` hinzu, mit einer Liste von Namen oder IDs.',
  fr: 'Ajoutez au jeton d’identité une revendication `groups` contenant une liste de noms ou d’identifiants.',
  es: 'Añade al token de ID una notificación `groups` con una lista de nombres o identificadores.',
  ja: 'ID トークンに、名前または ID のリストを含む `groups` クレームを追加します。',
  'pt-BR': 'Adicione ao token de ID uma declaração `groups` com uma lista de nomes ou IDs.',
}

const standardScopes: Note = {
  en: 'Allow the scopes `openid`, `profile` and `email`. Then the ID token has all we need: `sub`, `email`, `given_name`, `family_name`.',
  de: 'Erlauben Sie die Scopes `openid`, `profile` und `email`. Dann enthält das ID-Token alles Nötige: `sub`, `email`, `given_name`, `family_name`.',
  fr: 'Autorisez les portées `openid`, `profile` et `email`. Le jeton d’identité contient alors tout ce qu’il faut : `sub`, `email`, `given_name`, `family_name`.',
  es: 'Permite los ámbitos `openid`, `profile` y `email`. Así el token de ID tiene todo lo necesario: `sub`, `email`, `given_name`, `family_name`.',
  ja: 'スコープ `openid`、`profile`、`email` を許可します。これで ID トークンに必要な `sub`、`email`、`given_name`、`family_name` がすべて含まれます。',
  'pt-BR':
    'Permita os escopos `openid`, `profile` e `email`. Assim o token de ID tem tudo o que é necessário: `sub`, `email`, `given_name`, `family_name`.',
}

const oidc: Guide = {
  connectionType: 'GenericOIDC',
  protocol: 'oidc',
  asks: ['client'],
  attributes: standardClaims,
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      actions: [
        { do: 'say', text: webApplication },
        { do: 'choose', in: 'Grant type', option: 'Authorization Code' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Client',
      actions: [{ do: 'paste', field: 'Redirect URI', value: 'redirectUri' }],
    },
    { subject: 'map_attributes', actions: [{ do: 'say', text: standardScopes }] },
    { subject: 'add_groups', actions: [{ do: 'say', text: groupsClaim }] },
    { subject: 'assign_people', actions: [{ do: 'assign' }] },
    {
      subject: 'give_back',
      form: 'Client',
      actions: [
        { do: 'copy', label: 'Client ID', as: 'client_id' },
        { do: 'copy', label: 'Client secret', as: 'client_secret' },
        { do: 'compose', as: 'discovery_endpoint', pattern: 'https://<issuer>/.well-known/openid-configuration' },
      ],
    },
  ],
}

export const genericOidc: Provider = { slug: 'generic-oidc', name: 'OpenID Connect', monogram: 'ID', guides: [oidc] }
