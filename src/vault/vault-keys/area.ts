import type { ReferenceArea } from '#platform/http/reference-area.ts'

export const vaultKeysArea: ReferenceArea = {
  name: 'Vault keys',
  group: 'Secrets',
  description: 'Keys to encrypt with in your application, and the keys that wrap them.',
  after: 'Vault objects',
}
