import type { Input } from '../../api/client.ts'
import type { FormValues } from '../../ui/form.tsx'

type Settings = Input<'PUT /organizations/{id}/customer_key'>['body']
export type Provider = Settings['provider']

interface Field {
  name: string
  label: string
  isSecret?: true
  rows?: number
}

/** What each provider of keys is asked with. */
export const providers: Readonly<
  Record<Provider, { name: string; fields: readonly Field[]; read(values: FormValues): Settings }>
> = {
  AWS_KMS: {
    name: 'Amazon KMS',
    fields: [
      { name: 'key_arn', label: 'ARN of the key' },
      { name: 'access_key_id', label: 'Access key id' },
      { name: 'secret_access_key', label: 'Secret access key', isSecret: true },
    ],
    read: (values) => ({
      provider: 'AWS_KMS',
      key_arn: values.text('key_arn'),
      access_key_id: values.text('access_key_id'),
      secret_access_key: values.text('secret_access_key'),
    }),
  },
  GCP_KMS: {
    name: 'Google Cloud KMS',
    fields: [
      { name: 'key_name', label: 'Name of the key' },
      { name: 'service_account_key', label: 'Key of the service account, as JSON', rows: 5 },
    ],
    read: (values) => ({
      provider: 'GCP_KMS',
      key_name: values.text('key_name'),
      service_account_key: values.text('service_account_key'),
    }),
  },
  AZURE_KEY_VAULT: {
    name: 'Azure Key Vault',
    fields: [
      { name: 'key_url', label: 'Address of the key' },
      { name: 'tenant_id', label: 'Tenant id' },
      { name: 'client_id', label: 'Client id' },
      { name: 'client_secret', label: 'Client secret', isSecret: true },
    ],
    read: (values) => ({
      provider: 'AZURE_KEY_VAULT',
      key_url: values.text('key_url'),
      tenant_id: values.text('tenant_id'),
      client_id: values.text('client_id'),
      client_secret: values.text('client_secret'),
    }),
  },
}

export const providerNames: readonly Provider[] = ['AWS_KMS', 'GCP_KMS', 'AZURE_KEY_VAULT']
