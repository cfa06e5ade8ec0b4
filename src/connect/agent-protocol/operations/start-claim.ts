import { Type } from 'typebox'
import { Timestamp } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import { startClaim, startClaimErrors } from '../../agent-claims/index.ts'
import { defineAgentOperation } from '../agent-operation.ts'
import { Attempt, attemptOf, Ceremony, ceremonyOf } from '../identity-answer.ts'

export const startClaimOperations = defineAgentOperation({
  name: 'claims.start',
  path: '/agent/identity/claim',
  summary: 'Start a claim of an agent',
  description:
    'Gives the agent a link for the user it acts for, which replaces an earlier link. Only the user named by `login_hint` can claim the agent with it.',
  body: Type.Object({
    type: Type.Optional(Type.Enum(['service_auth', 'login_hint'])),
    claim_token: Type.String({ ...secret, description: 'The claim token of the agent.' }),
    login_hint: Type.String(),
  }),
  success: {
    status: 200,
    body: Type.Object({
      id: Type.String(),
      type: Type.Literal('service_auth'),
      attempt: { ...Attempt, description: 'The current attempt to claim the agent.' },
      // The same once more, in the words of the open protocol.
      registration_id: Type.String(),
      claim_attempt_id: Type.String({ description: 'The id of the attempt.' }),
      status: Type.Literal('initiated'),
      expires_at: Timestamp,
      claim_attempt: { ...Ceremony, description: 'The link for the user.' },
    }),
  },
  errors: startClaimErrors,
  async handler({ claim_token, login_hint }, ctx) {
    const { claim, attempt } = await startClaim(ctx, claim_token, login_hint)
    return {
      id: claim.id,
      type: 'service_auth' as const,
      attempt: await attemptOf(ctx, attempt),
      registration_id: claim.id,
      claim_attempt_id: attempt.id,
      status: 'initiated' as const,
      expires_at: attempt.expires_at,
      claim_attempt: await ceremonyOf(ctx, attempt),
    }
  },
})
