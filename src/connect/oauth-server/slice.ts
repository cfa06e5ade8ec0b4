import { defineSlice } from '../../platform/slices/slice.ts'
import { deleteExpiredRevocations } from './jobs.ts'
import { getEnvironmentKeySetOperation, getFirstKeySetOperation } from './operations/get-key-sets.ts'
import { metadataOperations } from './operations/get-metadata.ts'
import { getTokenOperation } from './operations/get-token.ts'
import { introspectTokenOperation } from './operations/introspect-token.ts'
import { revokeTokenOperation } from './operations/revoke-token.ts'

export const oauthServer = defineSlice({
  operations: [
    ...metadataOperations,
    getFirstKeySetOperation,
    getEnvironmentKeySetOperation,
    getTokenOperation,
    introspectTokenOperation,
    revokeTokenOperation,
  ],
  crons: [deleteExpiredRevocations],
  tables: { connect_revoked_tokens: {} },
})
