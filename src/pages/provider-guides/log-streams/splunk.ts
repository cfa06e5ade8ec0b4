import type { ServiceGuide } from '../guide.ts'

export const splunk: ServiceGuide<'Splunk'> = {
  type: 'Splunk',
  slug: 'splunk',
  name: 'Splunk',
  glyph: 'chart',
  console: 'Splunk console',
  attributes: {},
  fields: [
    { name: 'url', kind: 'text', example: 'https://http-inputs-northwind.splunkcloud.com:443' },
    { name: 'token', kind: 'secret' },
    { name: 'source', kind: 'text', isOptional: true, example: 'gatehouse' },
  ],
  steps: [
    {
      subject: 'create_receiver',
      form: 'Add Data',
      actions: [
        { do: 'open', path: ['Settings', 'Data inputs', 'HTTP Event Collector'] },
        { do: 'press', button: 'New Token' },
        { do: 'name', field: 'Name' },
        { do: 'press', button: 'Next' },
        { do: 'say', text: ({ logStreams }) => logStreams.splunk.whichIndex },
        { do: 'press', button: 'Review' },
        { do: 'press', button: 'Submit' },
        { do: 'copy', label: 'Token Value', as: 'token' },
      ],
      notes: [({ logStreams }) => logStreams.splunk.whichUrl],
    },
  ],
}
