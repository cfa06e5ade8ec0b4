import { agentOfKey } from '#access/api-keys/index.ts'
import { whenCompromised } from '#platform/key-rotation/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { agentsArea } from '../agent-issuers/index.ts'
import { endsCredentials } from '../agent-registrations/index.ts'
import { endCredentialsOf } from './end.ts'
import { credentialIssued } from './events.ts'
import { removeAgentKeys, signingDays } from './identity/keys.ts'
import { validateCredentialOperation } from './operations/validate-credential.ts'
import { findAgent } from './validate.ts'

export const agentCredentials = defineSlice({
  area: agentsArea,
  operations: [validateCredentialOperation],
  events: [credentialIssued],
  impersonalTexts: [[/^agent\.registration\.credential\.issued detail\.jti$/, 'of a token, which is no person']],
  tables: {
    agent_credentials: {
      kept: { after: 'expires_at', for: '1 hour', why: 'a process whose clock is slow still accepts the token' },
      impersonal: { keys: ['jti'] },
    },
    agent_keys: {
      sealed: { sealed_private_key: 'agent_key:{id}' },
      kept: {
        after: 'created_at',
        for: `${signingDays + 2} days`,
        why: 'the last assertion of a key lasts a day at most',
      },
      impersonal: { keys: ['public_jwk', 'sealed_private_key'] },
    },
  },
  fills: [endsCredentials.fill(endCredentialsOf), agentOfKey.fill(findAgent), whenCompromised.fill(removeAgentKeys)],
})
