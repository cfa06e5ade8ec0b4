import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const newerConsole: Note = {
  en: 'If the page has no **Provisioning Mode**, select **New configuration** instead. The fields are the same.',
  de: 'Hat die Seite kein Feld **Provisioning Mode**, wählen Sie stattdessen **New configuration**. Die Felder sind dieselben.',
  fr: 'Si la page n’a pas de champ **Provisioning Mode**, choisissez **New configuration**. Les champs sont les mêmes.',
  es: 'Si la página no tiene **Provisioning Mode**, elige **New configuration**. Los campos son los mismos.',
  ja: '画面に **Provisioning Mode** がない場合は **New configuration** を選択します。項目は同じです。',
  'pt-BR': 'Se a página não tiver **Provisioning Mode**, selecione **New configuration**. Os campos são os mesmos.',
}

const objectId: Note = {
  en: 'Entra ID maps `mailNickname` to `externalId` by default. Change it to `objectId`, which never changes. Addresses come from **Mail**: people without one aren’t given access.',
  de: 'Entra ID ordnet `externalId` von sich aus `mailNickname` zu. Ändern Sie es in `objectId`, das gleich bleibt. Adressen kommen aus **Mail**: Wer dort keine hat, erhält keinen Zugriff.',
  fr: 'Par défaut, Entra ID associe `mailNickname` à `externalId`. Remplacez-le par `objectId`, qui ne change jamais. Les adresses viennent de **Mail** : sans adresse, une personne n’obtient pas d’accès.',
  es: 'Entra ID asigna `mailNickname` a `externalId` de forma predeterminada. Cámbialo por `objectId`, que nunca cambia. Las direcciones vienen de **Mail**: quien no tiene una no recibe acceso.',
  ja: 'Entra ID は既定で `mailNickname` を `externalId` にマッピングします。変わることのない `objectId` に変更してください。アドレスは **Mail** から取得され、アドレスのないユーザーにはアクセス権が付与されません。',
  'pt-BR':
    'O Entra ID mapeia `mailNickname` para `externalId` por padrão. Troque por `objectId`, que nunca muda. Os endereços vêm de **Mail**: quem não tem um não recebe acesso.',
}

const cycle: Note = {
  en: 'The first cycle starts within minutes, later ones about every 40 minutes. **Provision on demand** sends one person at once.',
  de: 'Der erste Durchlauf beginnt nach wenigen Minuten, weitere folgen etwa alle 40 Minuten. **Provision on demand** sendet eine Person sofort.',
  fr: 'Le premier cycle démarre en quelques minutes, les suivants environ toutes les 40 minutes. **Provision on demand** envoie une personne immédiatement.',
  es: 'El primer ciclo empieza en unos minutos y los siguientes, cada 40 minutos aproximadamente. **Provision on demand** envía a una persona al momento.',
  ja: '最初のサイクルは数分以内に始まり、その後は約 40 分ごとに実行されます。**Provision on demand** を使うと 1 人をすぐに送信できます。',
  'pt-BR':
    'O primeiro ciclo começa em minutos, e os seguintes, a cada 40 minutos mais ou menos. **Provision on demand** envia uma pessoa na hora.',
}

export const entraId: DirectoryGuide = {
  directoryType: 'azure scim v2.0',
  slug: 'entra-id',
  name: 'Microsoft Entra ID',
  monogram: 'En',
  console: 'Microsoft Entra admin center',
  attributes: scimAttributes,
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
      subject: 'enter_endpoint',
      form: 'Provisioning',
      actions: [
        { do: 'open', path: ['Manage', 'Provisioning'] },
        { do: 'choose', in: 'Provisioning Mode', option: 'Automatic' },
        { do: 'paste', field: 'Tenant URL', value: 'endpoint' },
        { do: 'paste_token', field: 'Secret Token' },
        { do: 'press', button: 'Test Connection' },
        { do: 'press', button: 'Save' },
      ],
      notes: [newerConsole],
    },
    {
      subject: 'map_attributes',
      actions: [
        { do: 'open', path: ['Provisioning', 'Mappings', 'Provision Microsoft Entra ID Users'] },
        {
          do: 'check',
          headings: { theirs: 'Microsoft Entra ID Attribute', ours: 'customappsso Attribute' },
          from: {
            id: 'objectId',
            userName: 'userPrincipalName',
            email: 'mail',
            firstName: 'givenName',
            lastName: 'surname',
          },
        },
        { do: 'press', button: 'Save' },
      ],
      notes: [objectId],
    },
    {
      subject: 'choose_synced',
      actions: [
        { do: 'open', path: ['Users and groups'] },
        { do: 'press', button: 'Add user/group' },
        { do: 'sync' },
        { do: 'press', button: 'Assign' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Provisioning',
      actions: [
        { do: 'open', path: ['Provisioning'] },
        { do: 'choose', in: 'Provisioning Status', option: 'On' },
        { do: 'press', button: 'Save' },
      ],
      notes: [cycle],
    },
  ],
}
