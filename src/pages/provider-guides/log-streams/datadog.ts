import type { ServiceGuide } from '../guide.ts'

export const datadog: ServiceGuide<'Datadog'> = {
  type: 'Datadog',
  slug: 'datadog',
  name: 'Datadog',
  glyph: 'chart',
  console: 'Datadog console',
  attributes: {},
  fields: [
    { name: 'region', kind: 'select', options: ['US1', 'US3', 'US5', 'EU1', 'US1-FED', 'AP1'] },
    { name: 'api_key', kind: 'secret' },
    { name: 'source', kind: 'text', isOptional: true, example: 'gatehouse' },
    { name: 'base_url', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    {
      subject: 'create_key',
      form: 'New Key',
      actions: [
        { do: 'open', path: ['Organization Settings', 'API Keys'] },
        { do: 'press', button: 'New Key' },
        { do: 'name', field: 'Name' },
        { do: 'press', button: 'Create Key' },
        { do: 'copy', label: 'Key', as: 'api_key' },
      ],
      notes: [({ logStreams }) => logStreams.datadog.whichRegion],
    },
  ],
}
