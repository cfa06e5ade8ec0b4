import { defineSamples } from '#test/slice-samples.ts'

const ended = ['agent.instance.session.revoked']

export const samples = defineSamples({
  async furnish({ member, create }) {
    const minted = await create(`/agents/blueprints/${member('agent_blueprint_id')}/tokens`, {
      type: 'autonomous',
      organization_id: member('organization_id'),
    })
    return {
      objects: {
        '/agents/instances/': minted.agent_instance_id,
        '/agents/sessions/': minted.agent_instance_session_id,
      },
      members: {
        agent_instance_id: minted.agent_instance_id,
        agent_access_token: minted.access_token,
        agent_refresh_token: minted.refresh_token,
      },
    }
  },
  async leaveTraces({ create, authenticate, member }, { email, password }) {
    const { access_token } = await authenticate({ grant_type: 'password', email, password })
    await create(`/agents/blueprints/${member('agent_blueprint_id')}/tokens`, {
      type: 'user_delegated',
      user_access_token: access_token,
      intent: `To answer what is sent to ${email}`,
    })
  },
  calls: {
    AgentBlueprintsTokenController_mintToken: [
      {
        as: 'by a user',
        with: ({ members: { access_token } }) => ({ type: 'user_delegated', user_access_token: access_token }),
        events: ['agent.instance.created', 'agent.instance.session.created'],
      },
      {
        as: 'autonomous',
        with: ({ members: { organization_id } }) => ({ type: 'autonomous', organization_id }),
        events: ['agent.instance.session.created'],
      },
      {
        as: 'by an agent',
        with: ({ members: { agent_access_token } }) => ({ type: 'agent_delegated', agent_access_token }),
        events: ['agent.instance.session.created'],
      },
      {
        as: 'refresh',
        with: ({ members: { agent_refresh_token } }) => ({ type: 'refresh', refresh_token: agent_refresh_token }),
      },
    ],
  },
  endings: {
    agent_instance: ended,
    agent_blueprint: [...ended, 'agent.instance.deleted'],
    members: [...ended, 'agent.instance.deleted'],
  },
})
