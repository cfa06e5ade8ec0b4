import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const application: Note = {
  en: 'Create an application that is provisioned by SCIM 2.0, or open the one people sign in to.',
  de: 'Legen Sie eine Anwendung an, die über SCIM 2.0 bereitgestellt wird, oder öffnen Sie die, bei der sich alle anmelden.',
  fr: 'Créez une application provisionnée par SCIM 2.0, ou ouvrez celle à laquelle vos équipes se connectent.',
  es: 'Crea una aplicación que se aprovisione con SCIM 2.0 o abre aquella en la que tu equipo inicia sesión.',
  ja: 'SCIM 2.0 でプロビジョニングするアプリケーションを作成するか、ユーザーがサインインに使うアプリケーションを開きます。',
  'pt-BR': 'Crie um aplicativo provisionado por SCIM 2.0 ou abra aquele em que as pessoas entram.',
}

const authentication: Note = {
  en: 'If it asks how to authenticate, choose **Bearer Token** or **HTTP Header**. The header is `Authorization: Bearer`, followed by the token.',
  de: 'Wird nach der Authentifizierung gefragt, wählen Sie **Bearer Token** oder **HTTP Header**. Der Header ist `Authorization: Bearer`, gefolgt vom Token.',
  fr: 'Si le mode d’authentification est demandé, choisissez **Bearer Token** ou **HTTP Header**. L’en-tête est `Authorization: Bearer`, suivi du jeton.',
  es: 'Si pide cómo autenticarse, elige **Bearer Token** o **HTTP Header**. La cabecera es `Authorization: Bearer`, seguida del token.',
  ja: '認証方式を選ぶ場合は **Bearer Token** または **HTTP Header** を選択します。ヘッダーは `Authorization: Bearer` に続けてトークンを指定します。',
  'pt-BR':
    'Se for pedida a forma de autenticação, escolha **Bearer Token** ou **HTTP Header**. O cabeçalho é `Authorization: Bearer`, seguido do token.',
}

const sent: Note = {
  en: 'Send `userName`, `emails`, `name.givenName`, `name.familyName` and `active`, and as `externalId` an ID that never changes.',
  de: 'Senden Sie `userName`, `emails`, `name.givenName`, `name.familyName` und `active`, und als `externalId` eine ID, die gleich bleibt.',
  fr: 'Envoyez `userName`, `emails`, `name.givenName`, `name.familyName` et `active`, et comme `externalId` un identifiant qui ne change jamais.',
  es: 'Envía `userName`, `emails`, `name.givenName`, `name.familyName` y `active`, y como `externalId` un ID que nunca cambie.',
  ja: '`userName`、`emails`、`name.givenName`、`name.familyName`、`active` を送信し、`externalId` には変わることのない ID を指定します。',
  'pt-BR':
    'Envie `userName`, `emails`, `name.givenName`, `name.familyName` e `active`, e como `externalId` um ID que nunca muda.',
}

const operations: Note = {
  en: 'Allow it to create, update and deactivate users, and to send groups with their members.',
  de: 'Erlauben Sie das Anlegen, Ändern und Deaktivieren von Personen sowie das Senden von Gruppen mit ihren Mitgliedern.',
  fr: 'Autorisez la création, la modification et la désactivation des utilisateurs, ainsi que l’envoi des groupes avec leurs membres.',
  es: 'Permite crear, actualizar y desactivar usuarios, y enviar grupos con sus miembros.',
  ja: 'ユーザーの作成、更新、無効化と、メンバーを含むグループの送信を許可します。',
  'pt-BR': 'Permita criar, atualizar e desativar usuários e enviar grupos com seus membros.',
}

export const genericScim: DirectoryGuide = {
  directoryType: 'generic scim v2.0',
  slug: 'generic-scim',
  name: 'SCIM 2.0',
  monogram: 'SC',
  attributes: scimAttributes,
  steps: [
    { subject: 'create_application', actions: [{ do: 'say', text: application }] },
    {
      subject: 'enter_endpoint',
      form: 'SCIM 2.0',
      actions: [
        { do: 'paste', field: 'Base URL', value: 'endpoint' },
        { do: 'paste_token', field: 'Bearer Token' },
      ],
      notes: [authentication],
    },
    { subject: 'map_attributes', actions: [{ do: 'say', text: sent }] },
    { subject: 'turn_on_sync', actions: [{ do: 'say', text: operations }] },
    { subject: 'choose_synced', actions: [{ do: 'sync' }] },
  ],
}
