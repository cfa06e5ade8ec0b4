import { googleScopes } from '#directory-sync/pulled-directories/index.ts'
import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const project: Note = {
  en: 'Open **console.cloud.google.com**, and select or create a project.',
  de: 'Öffnen Sie **console.cloud.google.com** und wählen Sie ein Projekt oder legen Sie eines an.',
  fr: 'Ouvrez **console.cloud.google.com**, puis sélectionnez ou créez un projet.',
  es: 'Abre **console.cloud.google.com** y selecciona o crea un proyecto.',
  ja: '**console.cloud.google.com** を開き、プロジェクトを選択または作成します。',
  'pt-BR': 'Abra **console.cloud.google.com** e selecione ou crie um projeto.',
}

const noRole: Note = {
  en: 'The account needs no role in the project.',
  de: 'Das Konto braucht im Projekt keine Rolle.',
  fr: 'Le compte n’a besoin d’aucun rôle dans le projet.',
  es: 'La cuenta no necesita ningún rol en el proyecto.',
  ja: 'このアカウントにプロジェクトのロールは不要です。',
  'pt-BR': 'A conta não precisa de nenhum papel no projeto.',
}

const openAccount: Note = {
  en: 'Open the account. Under **Details**, copy its **Unique ID**; you’ll need it for the next step.',
  de: 'Öffnen Sie das Konto. Kopieren Sie unter **Details** seine **Unique ID**; Sie brauchen sie für den nächsten Schritt.',
  fr: 'Ouvrez le compte. Sous **Details**, copiez son **Unique ID** : il servira à l’étape suivante.',
  es: 'Abre la cuenta. En **Details**, copia su **Unique ID**: lo necesitarás en el paso siguiente.',
  ja: 'アカウントを開き、**Details** の **Unique ID** をコピーします。次の手順で使用します。',
  'pt-BR': 'Abra a conta. Em **Details**, copie o **Unique ID**: você vai precisar dele na próxima etapa.',
}

const keysForbidden: Note = {
  en: 'If the console says that key creation is disabled, your company’s policy `iam.disableServiceAccountKeyCreation` forbids it. A person with the role **Organization Policy Administrator** can lift it for this project.',
  de: 'Meldet die Konsole, dass keine Schlüssel angelegt werden dürfen, verbietet es die Richtlinie `iam.disableServiceAccountKeyCreation` Ihres Unternehmens. Wer die Rolle **Organization Policy Administrator** hat, kann sie für dieses Projekt aufheben.',
  fr: 'Si la console indique que la création de clés est désactivée, la règle `iam.disableServiceAccountKeyCreation` de votre entreprise l’interdit. Une personne ayant le rôle **Organization Policy Administrator** peut la lever pour ce projet.',
  es: 'Si la consola indica que la creación de claves está desactivada, lo impide la política `iam.disableServiceAccountKeyCreation` de tu empresa. Alguien con el rol **Organization Policy Administrator** puede levantarla para este proyecto.',
  ja: 'キーの作成が無効と表示される場合は、会社のポリシー `iam.disableServiceAccountKeyCreation` で禁止されています。**Organization Policy Administrator** のロールを持つ人が、このプロジェクトについて解除できます。',
  'pt-BR':
    'Se o console disser que a criação de chaves está desativada, a política `iam.disableServiceAccountKeyCreation` da sua empresa a proíbe. Quem tem o papel **Organization Policy Administrator** pode suspendê-la para este projeto.',
}

const adminConsole: Note = {
  en: 'Open **admin.google.com**, the Admin console of your Google Workspace.',
  de: 'Öffnen Sie **admin.google.com**, die Admin-Konsole Ihres Google Workspace.',
  fr: 'Ouvrez **admin.google.com**, la console d’administration de votre Google Workspace.',
  es: 'Abre **admin.google.com**, la consola de administración de tu Google Workspace.',
  ja: 'Google Workspace の管理コンソール **admin.google.com** を開きます。',
  'pt-BR': 'Abra **admin.google.com**, o console de administração do seu Google Workspace.',
}

const clientId: Note = {
  en: 'In **Client ID**, paste the **Unique ID** of the account.',
  de: 'Fügen Sie bei **Client ID** die **Unique ID** des Kontos ein.',
  fr: 'Dans **Client ID**, collez l’**Unique ID** du compte.',
  es: 'En **Client ID**, pega el **Unique ID** de la cuenta.',
  ja: '**Client ID** に、アカウントの **Unique ID** を貼り付けます。',
  'pt-BR': 'Em **Client ID**, cole o **Unique ID** da conta.',
}

const readOnly: Note = {
  en: 'With these scopes people and groups can be read, and nothing can be changed. Google may need some minutes until they count.',
  de: 'Mit diesen Bereichen lassen sich Personen und Gruppen lesen, aber nichts ändern. Bis sie bei Google gelten, kann es einige Minuten dauern.',
  fr: 'Ces champs d’application permettent de lire les personnes et les groupes, sans rien modifier. Google peut mettre quelques minutes à les prendre en compte.',
  es: 'Con estos permisos se pueden leer personas y grupos, y no se puede cambiar nada. Google puede tardar unos minutos en aplicarlos.',
  ja: 'これらのスコープではユーザーとグループの読み取りのみが可能で、変更はできません。Google での反映に数分かかることがあります。',
  'pt-BR':
    'Com esses escopos é possível ler pessoas e grupos, mas não alterar nada. O Google pode levar alguns minutos para aplicá-los.',
}

const whichAdmin: Note = {
  en: 'Choose the person in whose name we read. A super administrator works. We’ll ask for the email.',
  de: 'Wählen Sie die Person, in deren Namen wir lesen. Ein Super Admin geht. Wir fragen nachher nach der E-Mail-Adresse.',
  fr: 'Choisissez la personne au nom de laquelle nous lisons. Un super-administrateur convient. Nous vous demanderons son e-mail.',
  es: 'Elige a la persona en cuyo nombre leemos. Sirve un superadministrador. Te pediremos su correo.',
  ja: '誰の権限で読み取るかを決めます。特権管理者でかまいません。後でメールアドレスを入力します。',
  'pt-BR': 'Escolha a pessoa em nome de quem lemos. Um superadministrador serve. Vamos pedir o e-mail.',
}

const customRole: Note = {
  en: 'Better is an account with a role of its own, under **Account** → **Admin roles**, that has **Users → Read** and **Groups → Read** of the **Admin API privileges**. It must have signed in once.',
  de: 'Besser ist ein Konto mit einer eigenen Rolle, unter **Account** → **Admin roles**, die von den **Admin API privileges** **Users → Read** und **Groups → Read** hat. Es muss sich einmal angemeldet haben.',
  fr: 'Mieux vaut un compte doté de son propre rôle, sous **Account** → **Admin roles**, avec **Users → Read** et **Groups → Read** parmi les **Admin API privileges**. Il doit s’être connecté une fois.',
  es: 'Mejor una cuenta con un rol propio, en **Account** → **Admin roles**, que tenga **Users → Read** y **Groups → Read** de los **Admin API privileges**. Debe haber iniciado sesión una vez.',
  ja: 'より安全なのは、**Account** → **Admin roles** で作成した専用ロール（**Admin API privileges** の **Users → Read** と **Groups → Read**）を持つアカウントです。一度サインインしている必要があります。',
  'pt-BR':
    'Melhor é uma conta com um papel próprio, em **Account** → **Admin roles**, que tenha **Users → Read** e **Groups → Read** dos **Admin API privileges**. Ela precisa ter entrado uma vez.',
}

export const googleWorkspace: DirectoryGuide = {
  directoryType: 'gsuite directory',
  slug: 'google-workspace',
  name: 'Google Workspace',
  monogram: 'Go',
  console: 'Google Cloud console',
  attributes: {},
  steps: [
    {
      subject: 'turn_on_api',
      actions: [
        { do: 'say', text: project },
        { do: 'open', path: ['APIs & Services', 'Library'] },
        { do: 'choose', option: 'Admin SDK API' },
        { do: 'press', button: 'Enable' },
      ],
    },
    {
      subject: 'create_reader',
      form: 'Create service account',
      actions: [
        { do: 'open', path: ['IAM & Admin', 'Service Accounts'] },
        { do: 'press', button: 'Create service account' },
        { do: 'name', field: 'Service account name' },
        { do: 'press', button: 'Create and continue' },
        { do: 'press', button: 'Done' },
      ],
      notes: [noRole],
    },
    {
      subject: 'create_key',
      form: 'Create private key',
      actions: [
        { do: 'say', text: openAccount },
        { do: 'open', path: ['Keys', 'Add key', 'Create new key'] },
        { do: 'choose', option: 'JSON' },
        { do: 'download', label: 'Create', as: 'service_account_key' },
      ],
      notes: [keysForbidden],
    },
    {
      subject: 'allow_reading',
      form: 'Add a new client ID',
      actions: [
        { do: 'say', text: adminConsole },
        { do: 'open', path: ['Security', 'Access and data control', 'API controls', 'Manage Domain Wide Delegation'] },
        { do: 'press', button: 'Add new' },
        { do: 'say', text: clientId },
        { do: 'paste', field: 'OAuth scopes (comma-delimited)', value: () => googleScopes.join(',') },
        { do: 'press', button: 'Authorize' },
      ],
      notes: [readOnly],
    },
    { subject: 'choose_admin', actions: [{ do: 'say', text: whichAdmin }], notes: [customRole] },
  ],
}
