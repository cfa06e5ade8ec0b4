import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { ConfigError } from '../config-error.ts'
import { DomainError } from '../http/errors.ts'
import { validatorOf } from '../http/request/validation.ts'
import { faultOfKey } from './check-settings.ts'
import { ServerKeySettings } from './settings.ts'

const Keys = Type.Object({ keys: Type.Array(ServerKeySettings, { minItems: 1, maxItems: 20 }) })

/**
 * The keys of a file that the operator wrote: `{"keys": [{"provider": "AWS_KMS", …}, {"provider": "LOCAL"}]}`.
 *
 * @throws ConfigError
 */
export async function readKeyFile(path: string): Promise<readonly ServerKeySettings[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new ConfigError(`VAULT_KEYS_FILE cannot be read: ${error.message}.`)
  })
  const { keys } = parse(text)
  for (const key of keys) {
    const fault = key.provider === 'LOCAL' ? undefined : faultOfKey(key, 'operator')
    if (fault !== undefined) throw unusable(`\`${fault.field}\` of the key at ${key.provider} ${fault.what}`)
  }
  return keys
}

function parse(text: string): { keys: ServerKeySettings[] } {
  let value: { keys: ServerKeySettings[] }
  try {
    value = JSON.parse(text)
  } catch {
    throw unusable('It is not JSON.')
  }
  try {
    validatorOf(Keys, 'file')(value)
  } catch (error) {
    throw error instanceof DomainError ? unusable(error.message) : error
  }
  return value
}

function unusable(why: string): ConfigError {
  return new ConfigError(`VAULT_KEYS_FILE cannot be used. ${why}`)
}
