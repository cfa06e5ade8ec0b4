import { defineSlice } from '#platform/slices/slice.ts'
import { oauthArea } from './area.ts'
import { getEnvironmentKeySetOperation, getFirstKeySetOperation } from './operations/get-key-sets.ts'
import { metadataOperations } from './operations/get-metadata.ts'
import { getTokenOperations } from './operations/get-token.ts'
import { getUserinfoOperation, postUserinfoOperation } from './operations/get-userinfo.ts'
import { introspectTokenOperations } from './operations/introspect-token.ts'
import { revokeTokenOperations } from './operations/revoke-token.ts'

export const oauthServer = defineSlice({
  area: oauthArea,
  operations: [
    ...metadataOperations,
    getFirstKeySetOperation,
    getEnvironmentKeySetOperation,
    ...getTokenOperations,
    ...introspectTokenOperations,
    ...revokeTokenOperations,
    getUserinfoOperation,
    postUserinfoOperation,
  ],
  tables: {
    connect_revoked_tokens: {
      kept: { after: 'expires_at', for: '1 hour', why: 'a process whose clock is slow still accepts the token' },
      impersonal: { keys: ['jti'] },
    },
    connect_dpop_proofs: {
      kept: { after: 'expires_at', for: '1 hour', why: 'a process whose clock is slow still accepts the proof' },
    },
    connect_used_assertions: {
      kept: { after: 'expires_at', for: '1 hour', why: 'a process whose clock is slow still accepts the assertion' },
    },
  },
})
