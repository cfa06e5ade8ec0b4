import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ name, member, create }) {
    const { id } = await create('/agents/blueprints', { name, permissions: [member('permission_slug')] })
    return { objects: { '/agents/blueprints/': id }, members: { agent_blueprint_id: id } }
  },
  calls: {
    AgentBlueprintsController_create: [{ events: ['agent.blueprint.created'] }],
    AgentBlueprintsController_update: [{ with: { name: 'Renamed' }, events: ['agent.blueprint.updated'] }],
    AgentBlueprintsController_delete: [{ events: [{ endsWith: 'agent_blueprint' }, 'agent.blueprint.deleted'] }],
  },
})
