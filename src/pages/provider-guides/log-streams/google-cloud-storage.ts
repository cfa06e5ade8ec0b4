import type { ServiceGuide } from '../guide.ts'

export const googleCloudStorage: ServiceGuide<'GoogleCloudStorage'> = {
  type: 'GoogleCloudStorage',
  slug: 'google-cloud-storage',
  name: 'Google Cloud Storage',
  glyph: 'bucket',
  console: 'Google Cloud console',
  attributes: {},
  fields: [
    { name: 'bucket_name', kind: 'text', example: 'northwind-audit-logs' },
    { name: 'access_key_id', kind: 'text', example: 'GOOG1EXAMPLE' },
    { name: 'secret_access_key', kind: 'secret' },
    { name: 'base_url', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    {
      subject: 'create_bucket',
      form: 'Create a bucket',
      actions: [
        { do: 'open', path: ['Cloud Storage', 'Buckets'] },
        { do: 'press', button: 'Create' },
        { do: 'copy', label: 'Name', as: 'bucket_name' },
        { do: 'press', button: 'Create' },
      ],
    },
    {
      subject: 'create_key',
      form: 'New service account HMAC key',
      actions: [
        { do: 'open', path: ['Cloud Storage', 'Settings', 'Interoperability'] },
        { do: 'press', button: 'Create a key for a service account' },
        { do: 'say', text: ({ logStreams }) => logStreams.googleCloudStorage.whichAccount },
        { do: 'press', button: 'Create key' },
        { do: 'copy', label: 'Access key', as: 'access_key_id' },
        { do: 'copy', label: 'Secret', as: 'secret_access_key' },
      ],
    },
  ],
}
