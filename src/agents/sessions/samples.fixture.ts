import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: {
    AgentInstanceSessionsController_revoke: [{ events: ['agent.instance.session.revoked'] }],
  },
})
