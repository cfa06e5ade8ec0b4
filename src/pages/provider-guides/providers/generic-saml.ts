import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'
import { usualAttributes } from './attributes.ts'

const newApplication: Note = {
  en: 'Create an application for SAML 2.0. Consoles call it **Custom SAML app**, **Service provider** or **Relying party**.',
  de: 'Legen Sie eine Anwendung für SAML 2.0 an. In Konsolen heißt sie **Custom SAML app**, **Service provider** oder **Relying party**.',
  fr: 'Créez une application SAML 2.0. Les consoles l’appellent **Custom SAML app**, **Service provider** ou **Relying party**.',
  es: 'Crea una aplicación para SAML 2.0. En las consolas se llama **Custom SAML app**, **Service provider** o **Relying party**.',
  ja: 'SAML 2.0 用のアプリケーションを作成します。管理画面では **Custom SAML app**、**Service provider**、**Relying party** などと表示されます。',
  'pt-BR':
    'Crie um aplicativo para SAML 2.0. Nos consoles, ele se chama **Custom SAML app**, **Service provider** ou **Relying party**.',
}

const orMetadata: Note = {
  en: 'If your provider reads metadata, give it our metadata URL instead. It is the same as the entity ID.',
  de: 'Liest Ihr Anbieter Metadaten, geben Sie ihm stattdessen unsere Metadaten-URL. Sie ist dieselbe wie die Entity-ID.',
  fr: 'Si votre fournisseur lit les métadonnées, donnez-lui plutôt notre URL de métadonnées. C’est la même que l’identifiant d’entité.',
  es: 'Si tu proveedor lee metadatos, dale nuestra URL de metadatos. Es la misma que el ID de entidad.',
  ja: 'プロバイダーがメタデータを読み込める場合は、代わりに当サービスのメタデータ URL を指定してください。エンティティ ID と同じ URL です。',
  'pt-BR': 'Se o seu provedor lê metadados, informe nossa URL de metadados. Ela é a mesma que o ID da entidade.',
}

const signed: Note = {
  en: 'Sign the assertion with SHA-256. A signature of the response alone isn’t enough.',
  de: 'Signieren Sie die Assertion mit SHA-256. Eine Signatur nur der Antwort genügt nicht.',
  fr: 'Signez l’assertion avec SHA-256. Une signature de la réponse seule ne suffit pas.',
  es: 'Firma la aserción con SHA-256. No basta con firmar la respuesta.',
  ja: 'アサーションに SHA-256 で署名してください。レスポンスだけの署名では不十分です。',
  'pt-BR': 'Assine a asserção com SHA-256. Assinar apenas a resposta não basta.',
}

const groupsAttribute: Note = {
  en: 'Add an attribute `groups` with one value for each group of the person.',
  de: 'Fügen Sie ein Attribut `groups` mit einem Wert für jede Gruppe der Person hinzu.',
  fr: 'Ajoutez un attribut `groups` avec une valeur pour chaque groupe de la personne.',
  es: 'Añade un atributo `groups` con un valor por cada grupo de la persona.',
  ja: 'ユーザーが所属するグループごとに値を持つ属性 `groups` を追加します。',
  'pt-BR': 'Adicione um atributo `groups` com um valor para cada grupo da pessoa.',
}

const otherWays: Note = {
  en: 'No such URL? Save the metadata as a file, or copy the entity ID, the sign-in URL and the certificate.',
  de: 'Keine solche URL? Speichern Sie die Metadaten als Datei, oder kopieren Sie Entity-ID, Anmelde-URL und Zertifikat.',
  fr: 'Pas d’URL de ce type ? Enregistrez les métadonnées dans un fichier, ou copiez l’identifiant d’entité, l’URL de connexion et le certificat.',
  es: '¿No hay tal URL? Guarda los metadatos como archivo, o copia el ID de entidad, la URL de inicio de sesión y el certificado.',
  ja: 'URL がない場合は、メタデータをファイルに保存するか、エンティティ ID、サインイン URL、証明書をコピーしてください。',
  'pt-BR':
    'Não há essa URL? Salve os metadados como arquivo ou copie o ID da entidade, a URL de login e o certificado.',
}

const saml: Guide = {
  connectionType: 'GenericSAML',
  protocol: 'saml',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: usualAttributes,
  sendsGroups: true,
  steps: [
    { subject: 'create_application', actions: [{ do: 'say', text: newApplication }] },
    {
      subject: 'enter_addresses',
      form: 'Service provider',
      actions: [
        { do: 'paste', field: 'ACS URL', value: 'acsUrl' },
        { do: 'paste', field: 'Entity ID', value: 'spEntityId' },
        { do: 'say', text: signed },
      ],
      notes: [orMetadata],
    },
    {
      subject: 'map_attributes',
      actions: [
        {
          do: 'map',
          headings: { ours: 'Attribute', theirs: 'Value' },
          from: { id: 'User ID', email: 'Email', firstName: 'First name', lastName: 'Last name' },
        },
      ],
    },
    { subject: 'add_groups', actions: [{ do: 'say', text: groupsAttribute }] },
    { subject: 'assign_people', actions: [{ do: 'assign' }] },
    {
      subject: 'give_back',
      form: 'Identity provider',
      actions: [{ do: 'copy', label: 'Metadata URL', as: 'idp_metadata_url' }],
      notes: [otherWays],
    },
  ],
}

export const genericSaml: Provider = { slug: 'generic-saml', name: 'SAML', monogram: 'SA', guides: [saml] }
