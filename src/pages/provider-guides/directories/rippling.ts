import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const newerConsole: Note = {
  en: 'In newer consoles: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
  de: 'In neueren Konsolen: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**. Der Rest ist gleich.',
  fr: 'Dans les consoles récentes : **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
  es: 'En consolas más recientes: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
  ja: '新しい管理画面の場合: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**',
  'pt-BR':
    'Em consoles mais recentes: **IT** → **Third-Party Access** → **Add Integration** → **Create New Custom Integration**.',
}

const supported: Note = {
  en: 'In **Supported SCIM Attributes**, add `externalId`, `emails.primary`, `name.givenName` and `name.familyName`.',
  de: 'Fügen Sie bei **Supported SCIM Attributes** `externalId`, `emails.primary`, `name.givenName` und `name.familyName` hinzu.',
  fr: 'Dans **Supported SCIM Attributes**, ajoutez `externalId`, `emails.primary`, `name.givenName` et `name.familyName`.',
  es: 'En **Supported SCIM Attributes**, añade `externalId`, `emails.primary`, `name.givenName` y `name.familyName`.',
  ja: '**Supported SCIM Attributes** に `externalId`、`emails.primary`、`name.givenName`、`name.familyName` を追加します。',
  'pt-BR':
    'Em **Supported SCIM Attributes**, adicione `externalId`, `emails.primary`, `name.givenName` e `name.familyName`.',
}

const cadence: Note = {
  en: 'Under **Attribute Mappings**, set every attribute to **On user creation and updates**, so that changes arrive.',
  de: 'Stellen Sie unter **Attribute Mappings** jedes Attribut auf **On user creation and updates**, damit Änderungen ankommen.',
  fr: 'Sous **Attribute Mappings**, réglez chaque attribut sur **On user creation and updates** pour que les modifications arrivent.',
  es: 'En **Attribute Mappings**, configura cada atributo como **On user creation and updates** para que lleguen los cambios.',
  ja: '変更が届くように、**Attribute Mappings** ですべての属性を **On user creation and updates** に設定します。',
  'pt-BR':
    'Em **Attribute Mappings**, defina cada atributo como **On user creation and updates**, para que as mudanças cheguem.',
}

export const rippling: DirectoryGuide = {
  directoryType: 'rippling scim v2.0',
  slug: 'rippling',
  name: 'Rippling',
  monogram: 'Ri',
  console: 'Rippling admin console',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Create new integration',
      actions: [
        { do: 'open', path: ['IT Management', 'Custom App'] },
        { do: 'press', button: 'Create New App' },
        { do: 'name', field: 'Name' },
        { do: 'turn_on', option: 'User Management via SCIM' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [newerConsole],
    },
    {
      subject: 'enter_endpoint',
      form: 'SCIM',
      actions: [
        { do: 'choose', in: 'SCIM Version', option: '2.0' },
        { do: 'paste', field: 'SCIM Base URL', value: 'endpoint' },
        { do: 'choose', in: 'SCIM Authorization Method', option: 'Bearer Token' },
        { do: 'turn_on', option: 'Supports Groups' },
        { do: 'turn_on', option: 'Supports Pagination' },
        { do: 'turn_on', option: 'Create & Delete Groups' },
        { do: 'turn_on', option: 'Use PATCH to edit Groups' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [supported],
    },
    {
      subject: 'turn_on_sync',
      form: 'Install',
      actions: [
        { do: 'press', button: 'Install now' },
        { do: 'paste_token', field: 'Bearer Token' },
        { do: 'press', button: 'Continue' },
      ],
      notes: [cadence],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['App Access Rules'] }, { do: 'sync' }, { do: 'press', button: 'Save' }],
    },
  ],
}
