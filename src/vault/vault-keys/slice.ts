import { wrappedKeyContext } from '#platform/key-providers/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { vaultKeysArea } from './area.ts'
import * as keyEvents from './events.ts'
import { createDataKeyOperation } from './operations/create-data-key.ts'
import { decryptDataKeyOperation } from './operations/decrypt-data-key.ts'
import { deleteKeyOperation } from './operations/delete-key.ts'
import { listKeysOperation } from './operations/list-keys.ts'
import { rekeyDataKeyOperation } from './operations/rekey-data-key.ts'
import { bindingOf } from './provider-of.ts'

/** The context of a row's key, which the server seals whichever provider wraps it. */
const wrappedIn = ({ environment_id, id, name, value }: Readonly<Record<string, unknown>>) =>
  wrappedKeyContext(
    bindingOf({ environmentId: String(environment_id) }, { id: String(id), name: String(name), value: String(value) }),
  )

export const vaultKeys = defineSlice({
  area: vaultKeysArea,
  operations: [
    createDataKeyOperation,
    decryptDataKeyOperation,
    rekeyDataKeyOperation,
    listKeysOperation,
    deleteKeyOperation,
  ],
  events: Object.values(keyEvents),
  impersonalTexts: [
    [
      /^vault\.\w+\.\w+ (actor_name|kv_name|key_name|key_ids|key_context\.\*)$/,
      'names of keys, secrets and their entries',
    ],
  ],
  tables: {
    vault_keys: {
      sealed: { wrapped: wrappedIn },
      renewal: 'keys of the Vault: replace the stored values, and run `gatehouse vault rotate keys`',
      kept: { until: 'its environment is deleted: values may need it' },
      readable: ['id', 'name', 'value', 'wrapped', 'wrapped_by', 'is_customers'],
      impersonal: { 'entries of key contexts, and keys': ['name', 'value', 'wrapped', 'wrapped_by'] },
    },
  },
})
