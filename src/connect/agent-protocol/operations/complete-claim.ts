import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { completeByCode, completeByCodeErrors } from '../../agent-claims/index.ts'
import { currentAgentKey } from '../../agent-credentials/index.ts'
import { defineAgentOperation } from '../agent-operation.ts'
import { Identity, identityOf } from '../identity-answer.ts'

export const completeClaimOperations = defineAgentOperation({
  name: 'claims.complete',
  path: '/agent/identity/claim/complete',
  summary: 'Complete a claim of an agent',
  description:
    'Takes the code that the user has given the agent. The identity is returned once, and the agent’s earlier credentials stop working.',
  body: Type.Object({ claim_token: Type.String(secret), user_code: Type.String(secret) }),
  success: {
    status: 200,
    body: Type.Object({ id: Type.String(), status: Type.Literal('claimed'), identity: Identity }),
  },
  errors: completeByCodeErrors,
  async handler({ claim_token, user_code }, ctx) {
    const key = await currentAgentKey(ctx)
    const row = await completeByCode(ctx, claim_token, user_code)
    return { id: row.id, status: 'claimed' as const, identity: await identityOf(ctx, key, row) }
  },
})
