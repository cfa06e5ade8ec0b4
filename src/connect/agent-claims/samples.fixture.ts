import { defineSamples } from '#test/slice-samples.ts'
import { registerFor, tokenIn } from '../agent-registrations/agent.fixture.ts'

export const samples = defineSamples({
  async leaveTraces({ server }, { email, text }) {
    const { claim } = await registerFor(server, email)
    await server.api.request('/agents/claims/attempts', {
      method: 'PATCH',
      body: {
        type: 'link_external_user',
        claim_attempt_token: tokenIn(claim.attempt.verification_uri),
        user: { email, external_id: text },
      },
    })
    await registerFor(server, email)
  },
  calls: {
    AgentAdminController_linkClaimAttemptToExternalUser: [
      {
        with: async ({ url, clientId }) => {
          const email = 'owner@agents.example'
          const { claim } = await registerFor({ url, clientId }, email)
          return {
            claim_attempt_token: tokenIn(claim.attempt.verification_uri),
            user: { email, external_id: 'owner-of-agents' },
          }
        },
        events: ['user.created'],
      },
    ],
  },
})
