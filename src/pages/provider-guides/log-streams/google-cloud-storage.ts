import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const whichAccount: Note = {
  en: 'Choose or create a service account, and give it the role **Storage Object Creator** on the bucket.',
  de: 'Wählen oder erstellen Sie ein Dienstkonto und geben Sie ihm für den Bucket die Rolle **Storage Object Creator**.',
  fr: 'Choisissez ou créez un compte de service et donnez-lui le rôle **Storage Object Creator** sur le bucket.',
  es: 'Elige o crea una cuenta de servicio y dale el rol **Storage Object Creator** en el bucket.',
  ja: 'サービス アカウントを選択または作成し、バケットに対する **Storage Object Creator** のロールを付与します。',
  'pt-BR': 'Escolha ou crie uma conta de serviço e dê a ela o papel **Storage Object Creator** no bucket.',
}

export const googleCloudStorage: ServiceGuide<'GoogleCloudStorage'> = {
  type: 'GoogleCloudStorage',
  slug: 'google-cloud-storage',
  name: 'Google Cloud Storage',
  monogram: 'Gc',
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
        { do: 'say', text: whichAccount },
        { do: 'press', button: 'Create key' },
        { do: 'copy', label: 'Access key', as: 'access_key_id' },
        { do: 'copy', label: 'Secret', as: 'secret_access_key' },
      ],
    },
  ],
}
