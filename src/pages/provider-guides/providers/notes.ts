import type { Note } from '../note.ts'

/** The secret is shown once. */
export const secretShownOnce: Note = {
  en: 'The secret is shown only once. Copy it before you leave the page.',
  de: 'Das Geheimnis wird nur einmal angezeigt. Kopieren Sie es, bevor Sie die Seite verlassen.',
  fr: 'Le secret n’est affiché qu’une fois. Copiez-le avant de quitter la page.',
  es: 'El secreto se muestra una sola vez. Cópialo antes de salir de la página.',
  ja: 'シークレットは一度しか表示されません。ページを離れる前にコピーしてください。',
  'pt-BR': 'O segredo é exibido uma única vez. Copie-o antes de sair da página.',
}

/** The provider has no attribute for an id that stays. */
export const nameIdServes: Note = {
  en: 'There is no attribute for the ID: it comes from the NameID.',
  de: 'Ein Attribut für die ID gibt es nicht: Sie kommt aus der NameID.',
  fr: 'Il n’y a pas d’attribut pour l’identifiant : il provient du NameID.',
  es: 'No hay atributo para el ID: se toma del NameID.',
  ja: 'ID 用の属性はありません。NameID が使用されます。',
  'pt-BR': 'Não há atributo para o ID: ele vem do NameID.',
}

/** Only people who are allowed in by a rule of the provider can sign in. */
export const standardClaimsServe: Note = {
  en: 'Nothing to map: the ID token has the email and the names.',
  de: 'Nichts zuzuordnen: Das ID-Token enthält E-Mail-Adresse und Namen.',
  fr: 'Rien à associer : le jeton d’identité contient l’adresse e-mail et les noms.',
  es: 'No hay nada que asignar: el token de ID contiene el correo y los nombres.',
  ja: 'マッピングは不要です。ID トークンにメールアドレスと名前が含まれています。',
  'pt-BR': 'Nada a mapear: o token de ID contém o e-mail e os nomes.',
}

/** In a list of the console. */
export const openApplication: Note = {
  en: 'Open the application you created.',
  de: 'Öffnen Sie die Anwendung, die Sie angelegt haben.',
  fr: 'Ouvrez l’application que vous avez créée.',
  es: 'Abre la aplicación que has creado.',
  ja: '作成したアプリケーションを開きます。',
  'pt-BR': 'Abra o aplicativo que você criou.',
}
