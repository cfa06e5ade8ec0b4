import { registerApplication } from '../entra-application.ts'
import type { ServiceGuide } from '../guide.ts'

export const azureSentinel: ServiceGuide<'AzureSentinel'> = {
  type: 'AzureSentinel',
  slug: 'microsoft-sentinel',
  name: 'Microsoft Sentinel',
  glyph: 'chart',
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
        { do: 'say', text: ({ logStreams }) => logStreams.azureSentinel.columns },
        { do: 'press', button: 'Create' },
        { do: 'open', path: ['Monitor', 'Data Collection Rules'] },
        { do: 'copy', label: 'Immutable Id', as: 'data_collection_rule_id' },
        { do: 'say', text: ({ logStreams }) => logStreams.azureSentinel.streamName },
      ],
    },
    {
      subject: 'allow_writing',
      actions: [
        { do: 'open', path: ['Access control (IAM)', 'Add role assignment'] },
        { do: 'choose', option: 'Monitoring Metrics Publisher' },
        { do: 'say', text: ({ logStreams }) => logStreams.azureSentinel.assignRole },
      ],
    },
  ],
}
