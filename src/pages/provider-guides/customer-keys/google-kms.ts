import type { ServiceGuide } from '../guide.ts'

export const googleKms: ServiceGuide<'GCP_KMS'> = {
  type: 'GCP_KMS',
  slug: 'google-kms',
  name: 'Google Cloud KMS',
  glyph: 'key',
  console: 'Google Cloud console',
  attributes: {},
  fields: [
    {
      name: 'key_name',
      kind: 'text',
      example: 'projects/northwind/locations/europe-west3/keyRings/gatehouse/cryptoKeys/vault',
    },
    { name: 'service_account_key', kind: 'secret_area' },
    { name: 'endpoint', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    {
      subject: 'create_encryption_key',
      form: 'Create key',
      actions: [
        { do: 'open', path: ['Security', 'Key Management'] },
        { do: 'press', button: 'Create key ring' },
        { do: 'press', button: 'Create key' },
        { do: 'choose', in: 'Purpose', option: 'Symmetric encrypt/decrypt' },
        { do: 'press', button: 'Create' },
        { do: 'copy', label: 'Copy resource name', as: 'key_name' },
      ],
    },
    {
      subject: 'allow_key_use',
      form: 'Create service account',
      actions: [
        { do: 'open', path: ['IAM & Admin', 'Service Accounts'] },
        { do: 'press', button: 'Create service account' },
        { do: 'name', field: 'Service account name' },
        { do: 'press', button: 'Done' },
        { do: 'say', text: ({ customerKeys }) => customerKeys.googleKms.grant },
      ],
    },
    {
      subject: 'create_key',
      form: 'Create private key',
      actions: [
        { do: 'say', text: ({ customerKeys }) => customerKeys.googleKms.openAccount },
        { do: 'open', path: ['Add key', 'Create new key'] },
        { do: 'choose', option: 'JSON' },
        { do: 'download', label: 'Create', as: 'service_account_key' },
      ],
    },
  ],
}
