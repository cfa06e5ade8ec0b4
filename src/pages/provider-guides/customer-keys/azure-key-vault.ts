import { registerApplication } from '../entra-application.ts'
import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const withoutVersion: Note = {
  en: 'Leave the last part of the identifier out: it is the version, and Azure may have another one tomorrow.',
  de: 'Lassen Sie den letzten Teil des Bezeichners weg: Er ist die Version, und morgen kann es eine andere geben.',
  fr: 'Omettez la dernière partie de l’identificateur : c’est la version, et elle peut changer demain.',
  es: 'Omite la última parte del identificador: es la versión, y mañana puede haber otra.',
  ja: '識別子の最後の部分はバージョンなので、省いてください。バージョンは後で変わることがあります。',
  'pt-BR': 'Deixe de fora a última parte do identificador: é a versão, e amanhã pode haver outra.',
}

const assignRole: Note = {
  en: 'Assign the role to the application that you registered.',
  de: 'Weisen Sie die Rolle der registrierten Anwendung zu.',
  fr: 'Attribuez le rôle à l’application que vous avez inscrite.',
  es: 'Asigna el rol a la aplicación que registraste.',
  ja: '登録したアプリケーションにロールを割り当てます。',
  'pt-BR': 'Atribua a função ao aplicativo que você registrou.',
}

export const azureKeyVault: ServiceGuide<'AZURE_KEY_VAULT'> = {
  type: 'AZURE_KEY_VAULT',
  slug: 'azure-key-vault',
  name: 'Azure Key Vault',
  monogram: 'Az',
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
      notes: [withoutVersion],
    },
    registerApplication,
    {
      subject: 'allow_key_use',
      actions: [
        { do: 'open', path: ['Key vaults', 'Access control (IAM)', 'Add role assignment'] },
        { do: 'choose', option: 'Key Vault Crypto Service Encryption User' },
        { do: 'say', text: assignRole },
      ],
    },
  ],
}
