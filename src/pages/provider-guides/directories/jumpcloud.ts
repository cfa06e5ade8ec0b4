import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const testUser: Note = {
  en: 'In **Test User Email**, enter an address at your domain that no employee has. JumpCloud creates that user for the test and deletes it again.',
  de: 'Geben Sie bei **Test User Email** eine Adresse Ihrer Domain ein, die niemand hat. JumpCloud legt diese Person für den Test an und löscht sie wieder.',
  fr: 'Dans **Test User Email**, saisissez une adresse de votre domaine que personne n’utilise. JumpCloud crée cet utilisateur pour le test, puis le supprime.',
  es: 'En **Test User Email**, escribe una dirección de tu dominio que no tenga nadie. JumpCloud crea ese usuario para la prueba y lo elimina después.',
  ja: '**Test User Email** には、自社ドメインの未使用のアドレスを入力します。JumpCloud はテスト用にそのユーザーを作成し、後で削除します。',
  'pt-BR':
    'Em **Test User Email**, digite um endereço do seu domínio que ninguém usa. O JumpCloud cria esse usuário para o teste e o exclui em seguida.',
}

const byGroups: Note = {
  en: 'JumpCloud sends people through groups only, so everybody has to be in one of these groups.',
  de: 'JumpCloud sendet Personen nur über Gruppen. Alle müssen also in einer dieser Gruppen sein.',
  fr: 'JumpCloud n’envoie des personnes que par leurs groupes : chacune doit appartenir à l’un d’eux.',
  es: 'JumpCloud solo envía personas a través de grupos, así que cada una debe estar en uno de ellos.',
  ja: 'JumpCloud はグループ経由でのみユーザーを送信するため、全員がいずれかのグループに属している必要があります。',
  'pt-BR': 'O JumpCloud só envia pessoas por meio de grupos, então cada uma precisa estar em um deles.',
}

export const jumpCloud: DirectoryGuide = {
  directoryType: 'jump cloud scim v2.0',
  slug: 'jumpcloud',
  name: 'JumpCloud',
  monogram: 'JC',
  console: 'JumpCloud Admin Portal',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Create New Application Integration',
      actions: [
        { do: 'open', path: ['SSO Applications'] },
        { do: 'press', button: 'Add New Application' },
        { do: 'choose', option: 'Custom Application' },
        { do: 'turn_on', option: 'Export users to this app (Identity Management)' },
        { do: 'name', field: 'Display Label' },
        { do: 'press', button: 'Save Application' },
        { do: 'press', button: 'Configure Application' },
      ],
    },
    {
      subject: 'enter_endpoint',
      form: 'Configuration Settings',
      actions: [
        { do: 'open', path: ['Identity Management'] },
        { do: 'choose', in: 'SCIM Version', option: 'SCIM 2.0' },
        { do: 'paste', field: 'Base URL', value: 'endpoint' },
        { do: 'paste_token', field: 'Token Key' },
        { do: 'press', button: 'Test Connection' },
        { do: 'press', button: 'Activate' },
      ],
      notes: [testUser],
    },
    {
      subject: 'turn_on_sync',
      form: 'Group Management',
      actions: [
        {
          do: 'turn_on',
          option: 'Enable management of User Groups and Group Membership in this application',
        },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['User Groups'] }, { do: 'sync' }, { do: 'press', button: 'Save' }],
      notes: [byGroups],
    },
  ],
}
