import { readServiceAccount } from '../outgoing/google-token.ts'
import type { AwsKey, RemoteKeySettings } from './settings.ts'

export interface KeyFault {
  field: string
  /** Behind the name of the field, in a sentence. */
  what: string
}

const arn = /^arn:aws[a-z-]{0,20}:kms:[a-z0-9-]{1,40}:\d{12}:(key|alias)\/[\w/-]{1,256}$/
const roleArn = /^arn:aws[a-z-]{0,20}:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/
const googleKey =
  /^projects\/[\w:.-]{1,100}\/locations\/[a-z0-9-]{1,63}\/keyRings\/[\w-]{1,63}\/cryptoKeys\/[\w-]{1,63}$/
const azureKey =
  /^https:\/\/[a-z0-9-]{1,60}\.(vault\.azure\.net|managedhsm\.azure\.net|vault\.azure\.cn|vault\.usgovcloudapi\.net)\/keys\/[A-Za-z0-9-]{1,127}$/
const word = /^[\w.-]{1,200}$/
const path = /^[\w.-]{1,100}(\/[\w.-]{1,100}){0,9}$/

/**
 * What of the settings of a key cannot be right, without asking anyone.
 *
 * @param owner whose key it is: keys of customers are never asked as the server itself.
 */
export function faultOfKey(settings: RemoteKeySettings, owner: 'operator' | 'customer'): KeyFault | undefined {
  switch (settings.provider) {
    case 'AWS_KMS':
      return (
        refuse('key_arn', settings.key_arn, arn, 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-…') ??
        refuse('access_key_id', settings.access_key_id, word, 'AKIAIOSFODNN7EXAMPLE') ??
        refuse('role_arn', settings.role_arn, roleArn, 'arn:aws:iam::111122223333:role/gatehouse') ??
        faultOfIdentity(settings, owner)
      )
    case 'GCP_KMS':
      return (
        refuse('key_name', settings.key_name, googleKey, 'projects/p/locations/europe/keyRings/r/cryptoKeys/k') ??
        (settings.service_account_key !== undefined && readServiceAccount(settings.service_account_key) === undefined
          ? {
              field: 'service_account_key',
              what: 'is no key of a service account. Send the content of the JSON file that Google gave.',
            }
          : undefined)
      )
    case 'AZURE_KEY_VAULT':
      return (
        refuse('key_url', settings.key_url, azureKey, 'https://northwind.vault.azure.net/keys/gatehouse') ??
        refuse('tenant_id', settings.tenant_id, word, '00000000-0000-0000-0000-000000000000') ??
        (settings.client_secret !== undefined ? missing(settings, ['tenant_id', 'client_id']) : undefined)
      )
    case 'HASHICORP_VAULT':
      return (
        refuse('namespace', settings.namespace, path, 'admin/northwind') ??
        refuse('mount', settings.mount, path, 'transit') ??
        refuse('key_name', settings.key_name, word, 'gatehouse') ??
        refuse('kubernetes_mount', settings.kubernetes_mount, path, 'kubernetes') ??
        (settings.kubernetes_role === undefined ? missing(settings, ['role_id', 'secret_id']) : undefined)
      )
  }
}

/** Both halves of an access key or none, and for a customer either that or a role. */
function faultOfIdentity(settings: AwsKey, owner: 'operator' | 'customer'): KeyFault | undefined {
  const { access_key_id: id, secret_access_key: secret, role_arn: role } = settings
  if (id !== undefined || secret !== undefined) {
    if (owner === 'customer' && role !== undefined)
      return { field: 'role_arn', what: 'replaces an access key. Leave out `access_key_id` and `secret_access_key`.' }
    return missing(settings, ['access_key_id', 'secret_access_key'])
  }
  return owner === 'customer' && role === undefined
    ? { field: 'role_arn', what: 'is missing. Send it, or `access_key_id` and `secret_access_key`.' }
    : undefined
}

function missing<K extends string>(settings: Partial<Record<K, string>>, fields: readonly K[]): KeyFault | undefined {
  const field = fields.find((name) => settings[name] === undefined)
  return field === undefined ? undefined : { field, what: 'is missing.' }
}

function refuse(field: string, value: string | undefined, form: RegExp, example: string): KeyFault | undefined {
  return value === undefined || form.test(value) ? undefined : { field, what: `must look like \`${example}\`.` }
}
