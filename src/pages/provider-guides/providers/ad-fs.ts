import type { Guide, Provider } from '../guide.ts'
import type { Note } from '../note.ts'

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

const fromFile: Note = {
  en: 'If AD FS can’t reach the address, open it in a browser, save it as a file, and choose **Import data about the relying party from a file**.',
  de: 'Erreicht AD FS die Adresse nicht, öffnen Sie sie im Browser, speichern sie als Datei und wählen **Import data about the relying party from a file**.',
  fr: 'Si AD FS ne peut pas atteindre l’adresse, ouvrez-la dans un navigateur, enregistrez-la et choisissez **Import data about the relying party from a file**.',
  es: 'Si AD FS no puede acceder a la dirección, ábrela en un navegador, guárdala como archivo y elige **Import data about the relying party from a file**.',
  ja: 'AD FS からアドレスにアクセスできない場合は、ブラウザーで開いてファイルに保存し、**Import data about the relying party from a file** を選択してください。',
  'pt-BR':
    'Se o AD FS não acessar o endereço, abra-o em um navegador, salve como arquivo e escolha **Import data about the relying party from a file**.',
}

const typed: Note = {
  en: 'Type `objectGUID`, as the list doesn’t have it. It stays the same when a person’s name or email changes.',
  de: 'Tippen Sie `objectGUID` ein, in der Liste steht es nicht. Es bleibt gleich, wenn sich Name oder E-Mail-Adresse ändern.',
  fr: 'Tapez `objectGUID`, absent de la liste. Il reste le même quand le nom ou l’adresse e-mail change.',
  es: 'Escribe `objectGUID`, que no está en la lista. No cambia cuando cambian el nombre o el correo.',
  ja: '`objectGUID` は一覧にないため、直接入力します。名前やメールアドレスが変わっても変化しません。',
  'pt-BR': 'Digite `objectGUID`, que não está na lista. Ele não muda quando o nome ou o e-mail mudam.',
}

const saml: Guide = {
  connectionType: 'ADFSSAML',
  protocol: 'saml',
  console: 'AD FS Management console',
  asks: ['metadata_url', 'metadata_file', 'manual'],
  attributes: {
    email: `${claims}/emailaddress`,
    firstName: `${claims}/givenname`,
    lastName: `${claims}/surname`,
    groups: 'http://schemas.xmlsoap.org/claims/Group',
  },
  sendsGroups: true,
  steps: [
    {
      subject: 'create_application',
      form: 'Add Relying Party Trust Wizard',
      actions: [
        { do: 'open', path: ['Relying Party Trusts'] },
        { do: 'press', button: 'Add Relying Party Trust' },
        { do: 'choose', option: 'Claims aware' },
        { do: 'press', button: 'Start' },
        { do: 'choose', option: 'Import data about the relying party published online or on a local network' },
        { do: 'paste', field: 'Federation metadata address (host name or URL)', value: 'metadataUrl' },
        { do: 'press', button: 'Next' },
        { do: 'name', field: 'Display name' },
      ],
      notes: [fromFile],
    },
    {
      subject: 'assign_people',
      form: 'Choose Access Control Policy',
      actions: [
        { do: 'choose', in: 'Choose an access control policy', option: 'Permit everyone' },
        { do: 'press', button: 'Close' },
      ],
    },
    {
      subject: 'map_attributes',
      form: 'Add Transform Claim Rule Wizard',
      actions: [
        { do: 'press', button: 'Edit Claim Issuance Policy' },
        { do: 'press', button: 'Add Rule' },
        { do: 'choose', in: 'Claim rule template', option: 'Send LDAP Attributes as Claims' },
        { do: 'fill', field: 'Claim rule name', text: 'Attributes' },
        { do: 'choose', in: 'Attribute store', option: 'Active Directory' },
        {
          do: 'map',
          headings: { theirs: 'LDAP Attribute', ours: 'Outgoing Claim Type' },
          from: { id: 'objectGUID', email: 'E-Mail-Addresses', firstName: 'Given-Name', lastName: 'Surname' },
          shown: { id: 'Name ID', email: 'E-Mail Address', firstName: 'Given Name', lastName: 'Surname' },
        },
        { do: 'press', button: 'Finish' },
      ],
      notes: [typed],
    },
    {
      subject: 'add_groups',
      actions: [
        {
          do: 'map',
          headings: { theirs: 'LDAP Attribute', ours: 'Outgoing Claim Type' },
          from: { groups: 'Token-Groups - Unqualified Names' },
          shown: { groups: 'Group' },
        },
      ],
    },
    {
      subject: 'give_back',
      actions: [
        {
          do: 'compose',
          as: 'idp_metadata_url',
          pattern: 'https://<your AD FS server>/FederationMetadata/2007-06/FederationMetadata.xml',
        },
      ],
    },
  ],
}

export const adFs: Provider = { slug: 'ad-fs', name: 'AD FS', monogram: 'AD', guides: [saml] }
