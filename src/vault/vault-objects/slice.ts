import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { needsKey } from '../vault-keys/index.ts'
import * as objectEvents from './events.ts'
import { createObjectOperation } from './operations/create-object.ts'
import { deleteObjectOperation } from './operations/delete-object.ts'
import { describeObjectOperation } from './operations/describe-object.ts'
import { listObjectsOperation } from './operations/list-objects.ts'
import { listVersionsOperation } from './operations/list-versions.ts'
import { readObjectOperation } from './operations/read-object.ts'
import { readObjectByNameOperation } from './operations/read-object-by-name.ts'
import { readVersionOperation } from './operations/read-version.ts'
import { updateObjectOperation } from './operations/update-object.ts'
import { isKeyNeeded } from './rewrap-versions.ts'

export const vaultObjects = defineSlice({
  area: {
    name: 'Vault objects',
    group: 'Secrets',
    description: 'Store secrets under names, encrypted and with all of their versions.',
  },
  operations: [
    listObjectsOperation,
    createObjectOperation,
    readObjectOperation,
    readObjectByNameOperation,
    updateObjectOperation,
    describeObjectOperation,
    listVersionsOperation,
    readVersionOperation,
    deleteObjectOperation,
  ],
  events: Object.values(objectEvents),
  impersonalTexts: [
    [
      /^vault\.\w+\.\w+ (actor_name|kv_name|key_name|key_ids|key_context\.\*)$/,
      'names of keys, secrets and their entries',
    ],
  ],
  tables: {
    vault_objects: {
      moves: { needsSecrets: true },
      kept: { until: 'it is deleted' },
      missing: (id) => notFound('Vault object', id),
      impersonal: {
        'what an application calls its secrets, its management keys': ['name', 'key_context', 'updated_by_name'],
      },
    },
    vault_object_versions: {
      moves: { secret: ['wrapped_data_key', 'ciphertext'] },
      kept: {
        after: 'superseded_at',
        for: {
          setting: 'GATEHOUSE_VAULT_VERSION_RETENTION_DAYS',
          days: (config) => config.vaultVersionRetentionDays,
        },
      },
      impersonal: { sealed: ['wrapped_data_key', 'ciphertext', 'etag'] },
    },
  },
  fills: [needsKey.fill(isKeyNeeded)],
})
