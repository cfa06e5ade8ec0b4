import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const sha256: Note = {
  en: 'The last two lines matter: Auth0 may sign with SHA-1 otherwise, which we refuse.',
  de: 'Die letzten beiden Zeilen sind wichtig: Sonst signiert Auth0 womöglich mit SHA-1, was wir ablehnen.',
  fr: 'Les deux dernières lignes comptent : sans elles, Auth0 peut signer avec SHA-1, ce que nous refusons.',
  es: 'Las dos últimas líneas importan: sin ellas, Auth0 puede firmar con SHA-1, que rechazamos.',
  ja: '最後の 2 行は重要です。これがないと Auth0 が SHA-1 で署名することがあり、その場合は拒否されます。',
  'pt-BR': 'As duas últimas linhas são importantes: sem elas, o Auth0 pode assinar com SHA-1, que recusamos.',
}

const defaultsServe: Note = {
  en: 'Nothing to map: Auth0 sends the user ID, the email and the names by default.',
  de: 'Nichts zuzuordnen: Auth0 sendet Benutzer-ID, E-Mail-Adresse und Namen von sich aus.',
  fr: 'Rien à associer : Auth0 envoie par défaut l’identifiant, l’adresse e-mail et les noms.',
  es: 'No hay nada que asignar: Auth0 envía de forma predeterminada el ID, el correo y los nombres.',
  ja: 'マッピングは不要です。Auth0 は既定でユーザー ID、メールアドレス、名前を送信します。',
  'pt-BR': 'Nada a mapear: o Auth0 envia por padrão o ID do usuário, o e-mail e os nomes.',
}

const connections: Note = {
  en: 'Turn on the connections whose users may sign in.',
  de: 'Schalten Sie die Verbindungen ein, deren Benutzer sich anmelden dürfen.',
  fr: 'Activez les connexions dont les utilisateurs peuvent se connecter.',
  es: 'Activa las conexiones cuyos usuarios pueden iniciar sesión.',
  ja: 'サインインを許可するユーザーの接続をオンにします。',
  'pt-BR': 'Ative as conexões cujos usuários podem entrar.',
}

const saml: Guide = {
  connectionType: 'Auth0SAML',
  protocol: 'saml',
  console: 'Auth0 dashboard',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: {
    id: `${claims}/nameidentifier`,
    email: `${claims}/emailaddress`,
    firstName: `${claims}/givenname`,
    lastName: `${claims}/surname`,
  },
  sendsGroups: false,
  steps: [
    {
      subject: 'create_application',
      form: 'Create application',
      actions: [
        { do: 'open', path: ['Applications', 'Applications'] },
        { do: 'press', button: 'Create Application' },
        { do: 'name', field: 'Name' },
        { do: 'choose', option: 'Regular Web Applications' },
        { do: 'press', button: 'Create' },
      ],
    },
    {
      subject: 'enter_addresses',
      form: 'Addon: SAML2 Web App',
      actions: [
        { do: 'open', path: ['Addons', 'SAML2 Web App', 'Settings'] },
        { do: 'paste', field: 'Application Callback URL', value: 'acsUrl' },
        { do: 'paste', field: 'Settings', value: settings },
        { do: 'press', button: 'Enable' },
      ],
      notes: [sha256, defaultsServe],
    },
    {
      subject: 'assign_people',
      actions: [
        { do: 'open', path: ['Connections'] },
        { do: 'say', text: connections },
      ],
    },
    {
      subject: 'give_back',
      form: 'Endpoints',
      actions: [
        { do: 'open', path: ['Settings', 'Advanced Settings', 'Endpoints'] },
        { do: 'copy', label: 'SAML Metadata URL', as: 'idp_metadata_url' },
      ],
    },
  ],
}

function settings({ spEntityId }: { spEntityId: string }): string {
  const members = { audience: spEntityId, signatureAlgorithm: 'rsa-sha256', digestAlgorithm: 'sha256' }
  return JSON.stringify(members, null, 2)
}

export const auth0: Provider = { slug: 'auth0', name: 'Auth0', monogram: 'A0', guides: [saml] }
