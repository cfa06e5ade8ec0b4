import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  calls: {
    AgentInstancesController_delete: [{ events: [{ endsWith: 'agent_instance' }, 'agent.instance.deleted'] }],
  },
})
