import { registerApplication } from '../entra-application.ts'
import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const columns: Note = {
  en: 'Give the table these columns: `TimeGenerated` (datetime), `id`, `event_type` and `organization_id` (string), `data` (dynamic). A sample file with one such object will do.',
  de: 'Geben Sie der Tabelle diese Spalten: `TimeGenerated` (datetime), `id`, `event_type` und `organization_id` (string), `data` (dynamic). Eine Beispieldatei mit einem solchen Objekt genügt.',
  fr: 'Donnez à la table ces colonnes : `TimeGenerated` (datetime), `id`, `event_type` et `organization_id` (string), `data` (dynamic). Un fichier d’exemple contenant un tel objet suffit.',
  es: 'Da a la tabla estas columnas: `TimeGenerated` (datetime), `id`, `event_type` y `organization_id` (string), `data` (dynamic). Basta un archivo de ejemplo con un objeto así.',
  ja: 'テーブルに次の列を作成します: `TimeGenerated`（datetime）、`id`、`event_type`、`organization_id`（string）、`data`（dynamic）。このようなオブジェクトを1つ含むサンプルファイルでも作成できます。',
  'pt-BR':
    'Dê à tabela estas colunas: `TimeGenerated` (datetime), `id`, `event_type` e `organization_id` (string), `data` (dynamic). Um arquivo de exemplo com um objeto assim basta.',
}

const streamName: Note = {
  en: 'The stream name is in the **JSON View** of the rule, under `streamDeclarations`.',
  de: 'Der Name des Datenstroms steht in der **JSON View** der Regel unter `streamDeclarations`.',
  fr: 'Le nom du flux figure dans la **JSON View** de la règle, sous `streamDeclarations`.',
  es: 'El nombre del flujo está en la **JSON View** de la regla, en `streamDeclarations`.',
  ja: 'ストリーム名は、ルールの **JSON View** の `streamDeclarations` にあります。',
  'pt-BR': 'O nome do fluxo está na **JSON View** da regra, em `streamDeclarations`.',
}

const assignRole: Note = {
  en: 'Assign the role to the application that you registered. Azure may need up to 30 minutes until it counts.',
  de: 'Weisen Sie die Rolle der registrierten Anwendung zu. Bis sie gilt, kann es bei Azure 30 Minuten dauern.',
  fr: 'Attribuez le rôle à l’application que vous avez inscrite. Azure peut mettre jusqu’à 30 minutes à le prendre en compte.',
  es: 'Asigna el rol a la aplicación que registraste. Azure puede tardar hasta 30 minutos en aplicarlo.',
  ja: '登録したアプリケーションにロールを割り当てます。Azure での反映に最大30分かかることがあります。',
  'pt-BR': 'Atribua a função ao aplicativo que você registrou. O Azure pode levar até 30 minutos para aplicá-la.',
}

export const azureSentinel: ServiceGuide<'AzureSentinel'> = {
  type: 'AzureSentinel',
  slug: 'microsoft-sentinel',
  name: 'Microsoft Sentinel',
  monogram: 'Ms',
  console: 'Azure portal',
  attributes: {},
  fields: [
    { name: 'tenant_id', kind: 'text', example: '00000000-0000-0000-0000-000000000000' },
    { name: 'client_id', kind: 'text', example: '11111111-1111-1111-1111-111111111111' },
    { name: 'client_secret', kind: 'secret' },
    {
      name: 'data_collection_endpoint',
      kind: 'text',
      example: 'https://audit-abcd.westeurope-1.ingest.monitor.azure.com',
    },
    { name: 'data_collection_rule_id', kind: 'text', example: 'dcr-00000000000000000000000000000000' },
    { name: 'stream_name', kind: 'text', example: 'Custom-AuditLogs_CL' },
    { name: 'base_url', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    registerApplication,
    {
      subject: 'create_receiver',
      form: 'Create data collection endpoint',
      actions: [
        { do: 'open', path: ['Monitor', 'Data Collection Endpoints', 'Create'] },
        { do: 'name', field: 'Endpoint Name' },
        { do: 'press', button: 'Create' },
        { do: 'copy', label: 'Logs Ingestion', as: 'data_collection_endpoint' },
      ],
    },
    {
      subject: 'create_table',
      form: 'Create a custom log',
      actions: [
        { do: 'open', path: ['Log Analytics workspaces', 'Tables', 'Create', 'New custom log (Direct Ingest)'] },
        { do: 'say', text: columns },
        { do: 'press', button: 'Create' },
        { do: 'open', path: ['Monitor', 'Data Collection Rules'] },
        { do: 'copy', label: 'Immutable Id', as: 'data_collection_rule_id' },
        { do: 'say', text: streamName },
      ],
    },
    {
      subject: 'allow_writing',
      actions: [
        { do: 'open', path: ['Access control (IAM)', 'Add role assignment'] },
        { do: 'choose', option: 'Monitoring Metrics Publisher' },
        { do: 'say', text: assignRole },
      ],
    },
  ],
}
