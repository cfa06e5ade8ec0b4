import { newName } from '../arena.ts'
import { guarantee, outcomeOf } from '../guarantee.ts'
import { chooseCredential, credentialModel, describeCredential } from '../models.ts'

export const agentSessions = guarantee({
  name: "agents' sessions",
  promise: 'A token of a revoked agent session is valid on no server, from the response to the revocation on.',
  operations: 'validate a token, revoke its session',
  model: credentialModel,
  describe: describeCredential,
  async open(arena) {
    const name = newName()
    const organization = await arena.create('/organizations', { name })
    await arena.create('/authorization/permissions', { slug: `agents:${name}`, name })
    const blueprint = await arena.create('/agents/blueprints', { name, permissions: [`agents:${name}`] })
    const minted = await arena.create(`/agents/blueprints/${blueprint.id}/tokens`, {
      type: 'autonomous',
      organization_id: organization.id,
    })
    const session = `/agents/sessions/${minted.agent_instance_session_id}`
    return {
      initial: true,
      choose: chooseCredential,
      async call(input, send) {
        if (input === 'revoke') {
          const heard = await send({ method: 'POST', path: `${session}/revoke` })
          return outcomeOf(heard, ({ status }) => (status < 300 ? null : undefined))
        }
        const path = `/agents/blueprints/${blueprint.id}/tokens/validate`
        const heard = await send({ method: 'POST', path, body: { agent_access_token: minted.access_token } })
        return outcomeOf(heard, ({ status }) => (status === 200 ? true : status === 400 ? false : undefined))
      },
    }
  },
})
