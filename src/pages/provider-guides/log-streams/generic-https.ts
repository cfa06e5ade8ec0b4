import type { ServiceGuide } from '../guide.ts'

export const genericHttps: ServiceGuide<'GenericHttps'> = {
  type: 'GenericHttps',
  slug: 'https',
  name: 'HTTPS',
  glyph: 'plug',
  attributes: {},
  fields: [
    { name: 'url', kind: 'text', example: 'https://logs.example.com/gatehouse' },
    { name: 'header_value', kind: 'secret' },
    { name: 'header_name', kind: 'text', isOptional: true, example: 'Authorization' },
    { name: 'format', kind: 'select', isOptional: true, options: ['json', 'ndjson'] },
  ],
  steps: [
    {
      subject: 'prepare_endpoint',
      actions: [
        { do: 'say', text: ({ logStreams }) => logStreams.genericHttps.takesPosts },
        { do: 'say', text: ({ logStreams }) => logStreams.genericHttps.checksHeader },
        { do: 'say', text: ({ logStreams }) => logStreams.genericHttps.answersQuickly },
      ],
      notes: [({ logStreams }) => logStreams.genericHttps.mayRepeat],
    },
  ],
}
