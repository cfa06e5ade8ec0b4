import type { DirectoryGuide } from '../guide.ts'
import type { Note } from '../note.ts'
import { scimAttributes } from './attributes.ts'

const aggregation: Note = {
  en: 'SailPoint reads the schemas and then all accounts. Afterwards, give access through access profiles or roles of this source.',
  de: 'SailPoint liest die Schemas und danach alle Konten. Geben Sie anschließend Zugriff über Zugriffsprofile oder Rollen dieser Quelle.',
  fr: 'SailPoint lit les schémas, puis tous les comptes. Donnez ensuite accès par des profils d’accès ou des rôles de cette source.',
  es: 'SailPoint lee los esquemas y después todas las cuentas. Luego, da acceso mediante perfiles de acceso o roles de esta fuente.',
  ja: 'SailPoint はスキーマを読み取り、次にすべてのアカウントを読み取ります。その後、このソースのアクセスプロファイルまたはロールでアクセス権を付与します。',
  'pt-BR':
    'O SailPoint lê os esquemas e depois todas as contas. Em seguida, dê acesso por perfis de acesso ou funções dessa fonte.',
}

export const sailPoint: DirectoryGuide = {
  directoryType: 'sailpoint scim v2.0',
  slug: 'sailpoint',
  name: 'SailPoint',
  monogram: 'SP',
  console: 'SailPoint Identity Security Cloud',
  attributes: scimAttributes,
  steps: [
    {
      subject: 'create_application',
      form: 'Create New Source',
      actions: [
        { do: 'open', path: ['Admin', 'Connections', 'Sources'] },
        { do: 'press', button: 'Create New' },
        { do: 'choose', option: 'SCIM 2.0' },
        { do: 'press', button: 'Configure' },
        { do: 'name', field: 'Source Name' },
      ],
    },
    {
      subject: 'enter_endpoint',
      form: 'Connection Settings',
      actions: [
        { do: 'open', path: ['Connection Settings'] },
        { do: 'paste', field: 'Host URL', value: 'endpoint' },
        { do: 'choose', in: 'Authentication Type', option: 'API Token' },
        { do: 'paste_token', field: 'API Token' },
        { do: 'press', button: 'Save' },
      ],
    },
    {
      subject: 'turn_on_sync',
      form: 'Review and Test',
      actions: [
        { do: 'open', path: ['Review and Test'] },
        { do: 'press', button: 'Test Connection' },
      ],
      notes: [aggregation],
    },
    {
      subject: 'choose_synced',
      actions: [{ do: 'open', path: ['Admin', 'Access', 'Access Profiles'] }, { do: 'sync' }],
    },
  ],
}
