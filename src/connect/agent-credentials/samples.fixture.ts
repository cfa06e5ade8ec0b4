import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: {
    AgentAdminController_validateCredential: [{ with: { type: 'api_key', credential: 'sk_agent_unknown' } }],
  },
})
