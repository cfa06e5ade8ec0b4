import { sessionsArea } from '#people/sessions/index.ts'
import { whenCompromised } from '#platform/key-rotation/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { getIssuerMetadataOperation } from './operations/get-issuer-metadata.ts'
import { getKeySetOperation } from './operations/get-key-set.ts'
import { listSigningKeysOperation } from './operations/list-signing-keys.ts'
import { rotateSigningKeyOperation } from './operations/rotate-signing-key.ts'
import { replaceAllSigningKeys, retireSigningKeys } from './retirement.ts'

export const accessTokens = defineSlice({
  area: sessionsArea,
  operations: [getKeySetOperation, getIssuerMetadataOperation, listSigningKeysOperation, rotateSigningKeyOperation],
  crons: [retireSigningKeys],
  fills: [whenCompromised.fill(replaceAllSigningKeys)],
  tables: {
    signing_keys: {
      moves: {},
      sealed: { sealed_private_key: 'signing_key:{id}' },
      kept: { after: 'retired_at', for: '30 days' },
      impersonal: { 'keys, names of ours': ['public_jwk', 'sealed_private_key'] },
    },
  },
})
