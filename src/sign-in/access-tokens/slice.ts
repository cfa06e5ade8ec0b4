import { sessionsArea } from '#people/sessions/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { getIssuerMetadataOperation } from './operations/get-issuer-metadata.ts'
import { getKeySetOperation } from './operations/get-key-set.ts'
import { listSigningKeysOperation } from './operations/list-signing-keys.ts'
import { rotateSigningKeyOperation } from './operations/rotate-signing-key.ts'

export const accessTokens = defineSlice({
  area: sessionsArea,
  operations: [getKeySetOperation, getIssuerMetadataOperation, listSigningKeysOperation, rotateSigningKeyOperation],
  tables: {
    signing_keys: {
      kept: { until: 'its environment is deleted' },
      impersonal: { 'keys, names of ours': ['public_jwk', 'sealed_private_key'] },
    },
  },
})
