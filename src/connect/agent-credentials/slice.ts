import { agentOfKey } from '#access/api-keys/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { agentsArea } from '../agent-issuers/index.ts'
import { endsCredentials } from '../agent-registrations/index.ts'
import { endCredentialsOf } from './end.ts'
import { credentialIssued } from './events.ts'
import { deleteExpiredAgentRows } from './jobs.ts'
import { validateCredentialOperation } from './operations/validate-credential.ts'
import { findAgent } from './validate.ts'

export const agentCredentials = defineSlice({
  area: agentsArea,
  operations: [validateCredentialOperation],
  events: [credentialIssued],
  impersonalTexts: [[/^agent\.registration\.credential\.issued detail\.jti$/, 'of a token, which is no person']],
  crons: [deleteExpiredAgentRows],
  tables: {
    agent_credentials: { impersonal: { keys: ['jti'] } },
    agent_keys: { impersonal: { keys: ['public_jwk', 'sealed_private_key'] } },
  },
  fills: [endsCredentials.fill(endCredentialsOf), agentOfKey.fill(findAgent)],
})
