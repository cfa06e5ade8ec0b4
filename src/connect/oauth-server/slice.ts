import { defineSlice } from '#platform/slices/slice.ts'
import { oauthArea } from './area.ts'
import { deleteExpiredAssertions } from './client-assertions/spend-assertion.ts'
import { deleteExpiredTokenRecords } from './jobs.ts'
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
  crons: [deleteExpiredTokenRecords, deleteExpiredAssertions],
  tables: {
    connect_revoked_tokens: { impersonal: { keys: ['jti'] } },
    connect_dpop_proofs: {},
    connect_used_assertions: {},
  },
})
