import { send } from '#test/samples.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'
import { registerFor, tokenIn } from './agent.fixture.ts'

/** An agent whose person may move it into the organization that is there. */
async function claimedAgent({ url, clientId, members, done }: Kit) {
  const email = 'mover@agents.example'
  const { id, claim } = await registerFor({ url, clientId }, email)
  const { user_code } = await done('PATCH', '/agents/claims/attempts', {
    type: 'link_external_user',
    claim_attempt_token: tokenIn(claim.attempt.verification_uri),
    user: { email, external_id: 'mover-of-agents' },
  })
  const body = { claim_token: claim.token, user_code }
  await send(url, `/oauth2/${clientId}/agent/identity/claim/complete`, { method: 'POST', body })
  const path = `/agents/registrations/${id}`
  const { agent_identity } = (await done('GET', path)) as { agent_identity: { userland_user_id: string } }
  const { organization_id } = members
  await done('POST', '/user_management/organization_memberships', {
    user_id: agent_identity.userland_user_id,
    organization_id,
  })
  return { path: `${path}/switch_organization`, organization_id }
}

export const samples = defineSamples({
  async furnish({ name, server }) {
    const settings = {
      agent_anonymous: true,
      agent_service_auth: true,
      agent_identity_assertion: true,
      agent_claim_url: 'https://app.example.com/claim',
    }
    await server.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
    const { id } = await registerFor(server, `agent@${name}.example`)
    return { objects: { '/agents/registrations/': id } }
  },
  calls: {
    'gatehouse.agents.registrations.revoke': [{ events: ['agent.registration.revoked'] }],
    'gatehouse.agents.registrations.delete': [{ events: ['agent.registration.deleted', 'organization.deleted'] }],
    'gatehouse.agents.registrations.switch_organization': [
      { with: claimedAgent, events: ['agent.registration.organization.switched'] },
    ],
  },
})
