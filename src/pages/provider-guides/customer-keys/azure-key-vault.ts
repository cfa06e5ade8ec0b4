import { registerApplication } from '../entra-application.ts'
import type { ServiceGuide } from '../guide.ts'

export const azureKeyVault: ServiceGuide<'AZURE_KEY_VAULT'> = {
  type: 'AZURE_KEY_VAULT',
  slug: 'azure-key-vault',
  name: 'Azure Key Vault',
  glyph: 'key',
  console: 'Azure portal',
  attributes: {},
  fields: [
    { name: 'key_url', kind: 'text', example: 'https://northwind.vault.azure.net/keys/gatehouse' },
    { name: 'tenant_id', kind: 'text', example: '00000000-0000-0000-0000-000000000000' },
    { name: 'client_id', kind: 'text', example: '11111111-1111-1111-1111-111111111111' },
    { name: 'client_secret', kind: 'secret' },
    { name: 'endpoint', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    {
      subject: 'create_encryption_key',
      form: 'Create a key',
      actions: [
        { do: 'open', path: ['Key vaults', 'Objects', 'Keys'] },
        { do: 'press', button: 'Generate/Import' },
        { do: 'choose', in: 'Key type', option: 'RSA' },
        { do: 'press', button: 'Create' },
        { do: 'copy', label: 'Key Identifier', as: 'key_url' },
      ],
      notes: [({ customerKeys }) => customerKeys.azureKeyVault.withoutVersion],
    },
    registerApplication,
    {
      subject: 'allow_key_use',
      actions: [
        { do: 'open', path: ['Key vaults', 'Access control (IAM)', 'Add role assignment'] },
        { do: 'choose', option: 'Key Vault Crypto Service Encryption User' },
        { do: 'say', text: ({ customerKeys }) => customerKeys.azureKeyVault.assignRole },
      ],
    },
  ],
}
