import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const mayView: Note = {
  en: 'Create a **Custom Access Level** that may view **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to**, and **work and mobile phone**.',
  de: 'Legen Sie einen **Custom Access Level** an, der **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** sowie **work and mobile phone** sehen darf.',
  fr: 'Créez un **Custom Access Level** qui peut voir **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** et **work and mobile phone**.',
  es: 'Crea un **Custom Access Level** que pueda ver **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** y **work and mobile phone**.',
  ja: '**name**、**work email**、**job title**、**department**、**division**、**location**、**reports to**、**work and mobile phone** を閲覧できる **Custom Access Level** を作成します。',
  'pt-BR':
    'Crie um **Custom Access Level** que possa ver **name**, **work email**, **job title**, **department**, **division**, **location**, **reports to** e **work and mobile phone**.',
}

const addUser: Note = {
  en: 'In it, select **Add a Non-Employee User**, and name it after this connection.',
  de: 'Wählen Sie darin **Add a Non-Employee User** und benennen Sie den Benutzer nach dieser Verbindung.',
  fr: 'Dans ce niveau, sélectionnez **Add a Non-Employee User** et donnez-lui le nom de cette connexion.',
  es: 'Dentro de él, selecciona **Add a Non-Employee User** y ponle el nombre de esta conexión.',
  ja: 'その中で **Add a Non-Employee User** を選び、この接続とわかる名前を付けます。',
  'pt-BR': 'Nele, selecione **Add a Non-Employee User** e dê a ele o nome desta conexão.',
}

const canDoAsMuch: Note = {
  en: 'A key can do what its user can. An administrator’s own key works, too, but can do more than is needed.',
  de: 'Ein Schlüssel darf, was sein Benutzer darf. Der Schlüssel eines Administrators geht auch, darf aber mehr als nötig.',
  fr: 'Une clé a les droits de son utilisateur. Celle d’un administrateur convient aussi, mais permet plus que nécessaire.',
  es: 'Una clave puede lo mismo que su usuario. También sirve la de un administrador, pero puede más de lo necesario.',
  ja: 'キーにはそのユーザーと同じ権限があります。管理者自身のキーも使えますが、必要以上の権限を持ちます。',
  'pt-BR':
    'Uma chave pode o mesmo que seu usuário. A de um administrador também serve, mas pode mais do que o necessário.',
}

const signIn: Note = {
  en: 'Sign in as that user, and select the picture in the bottom left corner.',
  de: 'Melden Sie sich als dieser Benutzer an und klicken Sie auf das Bild unten links.',
  fr: 'Connectez-vous avec cet utilisateur et cliquez sur la photo en bas à gauche.',
  es: 'Inicia sesión con ese usuario y haz clic en la foto de la esquina inferior izquierda.',
  ja: 'そのユーザーでサインインし、左下の写真をクリックします。',
  'pt-BR': 'Entre como esse usuário e clique na foto no canto inferior esquerdo.',
}

const shownOnce: Note = {
  en: 'BambooHR shows the key once. We’ll also ask for the first part of your address: `northwind` of `northwind.bamboohr.com`.',
  de: 'BambooHR zeigt den Schlüssel einmal. Wir fragen auch nach dem ersten Teil Ihrer Adresse: `northwind` von `northwind.bamboohr.com`.',
  fr: 'BambooHR n’affiche la clé qu’une fois. Nous demanderons aussi la première partie de votre adresse : `northwind` dans `northwind.bamboohr.com`.',
  es: 'BambooHR muestra la clave una sola vez. También te pediremos la primera parte de tu dirección: `northwind` de `northwind.bamboohr.com`.',
  ja: 'キーは一度だけ表示されます。アドレスの最初の部分（`northwind.bamboohr.com` なら `northwind`）も後で入力します。',
  'pt-BR':
    'O BambooHR mostra a chave uma única vez. Também vamos pedir a primeira parte do seu endereço: `northwind` de `northwind.bamboohr.com`.',
}

export const bamboohr: DirectoryGuide = {
  directoryType: 'bamboohr',
  slug: 'bamboohr',
  name: 'BambooHR',
  monogram: 'Ba',
  console: 'BambooHR administration',
  attributes: {},
  steps: [
    {
      subject: 'create_reader',
      actions: [
        { do: 'open', path: ['Settings', 'Access Levels'] },
        { do: 'say', text: mayView },
        { do: 'say', text: addUser },
      ],
      notes: [canDoAsMuch],
    },
    {
      subject: 'create_key',
      form: 'API Keys',
      actions: [
        { do: 'say', text: signIn },
        { do: 'open', path: ['API Keys'] },
        { do: 'press', button: 'Add New Key' },
        { do: 'name', field: 'API Key Name' },
        { do: 'press', button: 'Generate Key' },
        { do: 'copy', label: 'API Key', as: 'api_key' },
      ],
      notes: [shownOnce],
    },
  ],
}
