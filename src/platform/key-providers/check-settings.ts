import { readServiceAccount } from '../outgoing/google-token.ts'
import type { RemoteKeySettings } from './settings.ts'

export interface KeyFault {
  field: string
  /** Behind the name of the field, in a sentence. */
  what: string
}

const arn = /^arn:aws[a-z-]{0,20}:kms:[a-z0-9-]{1,40}:\d{12}:(key|alias)\/[\w/-]{1,256}$/
const googleKey =
  /^projects\/[\w:.-]{1,100}\/locations\/[a-z0-9-]{1,63}\/keyRings\/[\w-]{1,63}\/cryptoKeys\/[\w-]{1,63}$/
const azureKey =
  /^https:\/\/[a-z0-9-]{1,60}\.(vault\.azure\.net|managedhsm\.azure\.net|vault\.azure\.cn|vault\.usgovcloudapi\.net)\/keys\/[A-Za-z0-9-]{1,127}$/
const word = /^[\w.-]{1,200}$/
const path = /^[\w.-]{1,100}(\/[\w.-]{1,100}){0,9}$/

/** What of the settings of a key cannot be right, without asking anyone. */
export function faultOfKey(settings: RemoteKeySettings): KeyFault | undefined {
  switch (settings.provider) {
    case 'AWS_KMS':
      return (
        refuse('key_arn', settings.key_arn, arn, 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-…') ??
        refuse('access_key_id', settings.access_key_id, word, 'AKIAIOSFODNN7EXAMPLE')
      )
    case 'GCP_KMS':
      return (
        refuse('key_name', settings.key_name, googleKey, 'projects/p/locations/europe/keyRings/r/cryptoKeys/k') ??
        (readServiceAccount(settings.service_account_key) === undefined
          ? {
              field: 'service_account_key',
              what: 'is no key of a service account. Send the content of the JSON file that Google gave.',
            }
          : undefined)
      )
    case 'AZURE_KEY_VAULT':
      return (
        refuse('key_url', settings.key_url, azureKey, 'https://northwind.vault.azure.net/keys/gatehouse') ??
        refuse('tenant_id', settings.tenant_id, word, '00000000-0000-0000-0000-000000000000')
      )
    case 'HASHICORP_VAULT':
      return (
        refuse('namespace', settings.namespace, path, 'admin/northwind') ??
        refuse('mount', settings.mount, path, 'transit') ??
        refuse('key_name', settings.key_name, word, 'gatehouse')
      )
  }
}

function refuse(field: string, value: string | undefined, form: RegExp, example: string): KeyFault | undefined {
  return value === undefined || form.test(value) ? undefined : { field, what: `must look like \`${example}\`.` }
}
