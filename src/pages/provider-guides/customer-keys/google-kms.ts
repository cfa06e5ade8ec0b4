import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const grant: Note = {
  en: 'On the key, give the account the role **Cloud KMS CryptoKey Encrypter/Decrypter**. It needs no other.',
  de: 'Geben Sie dem Konto für den Schlüssel die Rolle **Cloud KMS CryptoKey Encrypter/Decrypter**. Eine andere braucht es nicht.',
  fr: 'Sur la clé, donnez au compte le rôle **Cloud KMS CryptoKey Encrypter/Decrypter**. Il n’en faut pas d’autre.',
  es: 'En la clave, da a la cuenta el rol **Cloud KMS CryptoKey Encrypter/Decrypter**. No necesita ningún otro.',
  ja: '鍵に対して、アカウントに **Cloud KMS CryptoKey Encrypter/Decrypter** のロールを付与します。これ以外は不要です。',
  'pt-BR': 'Na chave, dê à conta o papel **Cloud KMS CryptoKey Encrypter/Decrypter**. Ela não precisa de outro.',
}

const openAccount: Note = {
  en: 'Open the account, and go to its **Keys**.',
  de: 'Öffnen Sie das Konto und darin **Keys**.',
  fr: 'Ouvrez le compte, puis ses **Keys**.',
  es: 'Abre la cuenta y ve a sus **Keys**.',
  ja: 'アカウントを開き、**Keys** に進みます。',
  'pt-BR': 'Abra a conta e vá para **Keys**.',
}

export const googleKms: ServiceGuide<'GCP_KMS'> = {
  type: 'GCP_KMS',
  slug: 'google-kms',
  name: 'Google Cloud KMS',
  monogram: 'Gk',
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
        { do: 'say', text: grant },
      ],
    },
    {
      subject: 'create_key',
      form: 'Create private key',
      actions: [
        { do: 'say', text: openAccount },
        { do: 'open', path: ['Add key', 'Create new key'] },
        { do: 'choose', option: 'JSON' },
        { do: 'download', label: 'Create', as: 'service_account_key' },
      ],
    },
  ],
}
